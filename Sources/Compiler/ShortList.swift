/// A few things in their order: nearly always at most one, which needs no memory of its own.
package struct ShortList<Element: Sendable>: Sequence, Sendable {
  private var first: Element?
  private var others: [Element] = []

  package var count: Int { (isEmpty ? 0 : 1) + others.count }

  package var isEmpty: Bool { first == nil }

  /// Adds something behind all others.
  mutating func append(_ element: Element) {
    if first == nil { first = element } else { others.append(element) }
  }

  /// Adds all to a longer list.
  func append(to list: inout [Element]) {
    guard let first else { return }
    list.append(first)
    if !others.isEmpty { list += others }
  }

  package func makeIterator() -> Iterator {
    Iterator(first: first, others: others.makeIterator())
  }

  package struct Iterator: IteratorProtocol {
    fileprivate var first: Element?
    fileprivate var others: [Element].Iterator

    package mutating func next() -> Element? {
      guard let element = first else { return others.next() }
      first = nil
      return element
    }
  }
}
