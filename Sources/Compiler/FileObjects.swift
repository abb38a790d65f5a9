package import Platform

/// The objects of a file in their order: nearly always one, which needs no list.
package struct FileObjects: Sequence, Sendable {
  private var first: PlatformObject?
  private var others: [PlatformObject] = []

  package var count: Int { (isEmpty ? 0 : 1) + others.count }

  package var isEmpty: Bool { first == nil }

  /// Adds an object behind all others.
  mutating func append(_ object: PlatformObject) {
    if first == nil { first = object } else { others.append(object) }
  }

  package func makeIterator() -> Iterator {
    Iterator(first: first, others: others.makeIterator())
  }

  package struct Iterator: IteratorProtocol {
    fileprivate var first: PlatformObject?
    fileprivate var others: [PlatformObject].Iterator

    package mutating func next() -> PlatformObject? {
      guard let object = first else { return others.next() }
      first = nil
      return object
    }
  }
}
