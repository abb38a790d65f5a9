/// Questions that a tree answers without a view of a node or a string of its text.
extension Node {
  /// Whether a mapping has any of these keys.
  public func hasKey(among keys: [KeyID]) -> Bool {
    guard isMapping else { return false }
    let end = endIndex
    var position = index + 1
    while position < end {
      if keys.contains(tree.key(at: position)) { return true }
      position = tree.endIndex(at: tree.endIndex(at: position))
    }
    return false
  }

  /// Whether this is a scalar that kubectl reads as a string.
  public var isString: Bool { tree.isString(at: index) }

  /// Whether this is a scalar without any text.
  public var isEmptyScalar: Bool { isScalar && withText { $0.isEmpty } }

  /// Whether the text of every item of a sequence will do; true for any other node.
  public func itemsSatisfy(_ condition: (Span<UInt8>) -> Bool) -> Bool {
    guard isSequence else { return true }
    let end = endIndex
    var position = index + 1
    while position < end {
      guard tree.withText(at: position, condition) else { return false }
      position = tree.endIndex(at: position)
    }
    return true
  }

  /// Whether the text of every key of a mapping and that of every value will do; true for any other
  /// node.
  ///
  /// - Parameter known: a mapping whose texts all do. Objects of one definition have copies of the same
  ///   labels: those that both begin with are not looked at again.
  public func entriesSatisfy(
    besides known: Node? = nil, key: (Span<UInt8>) -> Bool, value: (Span<UInt8>) -> Bool
  ) -> Bool {
    guard isMapping else { return true }
    let end = endIndex
    var position = index + 1
    if let known, known.tree.storage === tree.storage {
      position += tree.sharedLength(ofMappingAt: index, and: known.index)
    }
    while position < end {
      let content = tree.endIndex(at: position)
      guard tree.withText(at: position, key), tree.withText(at: content, value) else {
        return false
      }
      position = tree.endIndex(at: content)
    }
    return true
  }

  /// The plain scalars in this value, keys left out, that readers of YAML 1.1 and 1.2 take
  /// differently, in the order written.
  public var ambiguousScalars: LazyMapSequence<ArraySlice<UInt32>, Node> {
    tree.ambiguousScalars(in: index..<endIndex).lazy.map { [tree] in tree.node(at: Int($0)) }
  }
}

extension Span where Element == UInt8 {
  /// Whether the bytes are those of a string.
  public func isEqual(to text: String) -> Bool { isEqual(to: text.utf8.span) }

  /// Whether the bytes begin with those of a string literal.
  public func starts(with literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    return count >= length && extracting(first: length).isEqual(to: literal)
  }

  /// Whether a byte is among them.
  public func contains(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }

  /// Whether those of a string literal are among the bytes, side by side.
  public func contains(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard length <= count else { return false }
    return (0...count - length).contains { extracting($0..<$0 + length).isEqual(to: literal) }
  }

  /// The index of the first space from an index on.
  public func firstBlank(from start: Int) -> Int? {
    (start..<Swift.max(start, count)).first { self[$0] == UInt8(ascii: " ") }
  }

  /// Whether there surely is something to see in the text: its first byte is ASCII, but no white
  /// space and no control character.
  public var surelyHasInk: Bool { !isEmpty && self[0] > 0x20 && self[0] < 0x7F }
}
