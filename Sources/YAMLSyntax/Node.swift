import Concurrency
public import SourceText

/// One node of a tree: a scalar, mapping or sequence, and the characters it was written with.
public struct Node: Sendable {
  /// The tree that the node belongs to.
  public let tree: Tree
  /// The node's place in the tree's pre-order.
  public let index: Int

  var record: NodeRecord {
    #if DEBUG
      Looks.add()
    #endif
    return tree.storage.records[index]
  }

  /// What the node is.
  public var kind: NodeKind { record.kind }
  /// How the node is written.
  public var style: NodeStyle { record.style }
  /// The node's explicit tag, or `.none`.
  public var tag: NodeTag { record.tag }
  /// Whether this is a mapping, empty or not.
  public var isMapping: Bool { record.kind == .mapping }
  /// Whether this is a sequence, empty or not.
  public var isSequence: Bool { record.kind == .sequence }
  /// Whether this is a scalar, null included.
  public var isScalar: Bool { record.kind == .scalar }
  /// Whether the value could not be made out, which has been reported already.
  public var isPoison: Bool { record.kind == .poison }

  /// The characters a person wrote that brought this node about, quotes included.
  public var range: SourceRange {
    #if DEBUG
      Looks.add()
    #endif
    return tree.range(at: index)
  }

  /// The file of those characters.
  public var source: SourceID { tree.storage.source(of: index) }

  /// The interned name of a mapping's key.
  public var key: KeyID { record.key }

  /// Whether a node of the same tree is this one or lies below it.
  public func contains(_ node: Node) -> Bool {
    index <= node.index && node.index < endIndex
  }

  /// The index after this node and all below it.
  var endIndex: Int { tree.endIndex(at: index) }
}

// MARK: - Mappings and sequences

extension Node {
  /// A key of a mapping with its value.
  public struct Entry: Sendable {
    /// The key, not necessarily a scalar.
    public let key: Node
    /// The value; a null where nothing is written.
    public let value: Node
  }

  /// The entries of a mapping in the order written; empty for any other node.
  public var entries: Entries {
    Entries(tree: tree, position: index + 1, end: isMapping ? endIndex : index + 1)
  }

  /// The items of a sequence in order; empty for any other node.
  public var items: Items {
    Items(tree: tree, position: index + 1, end: isSequence ? endIndex : index + 1)
  }

  /// The value of an interned key; nil where this is no mapping or has no such key.
  public subscript(key: KeyID) -> Node? {
    tree.valueIndex(of: key, inMappingAt: index).map { tree.node(at: $0) }
  }

  /// The value of a key of a key's value, as `self[outer]?[inner]` and without a view of what lies
  /// between.
  public subscript(outer: KeyID, inner: KeyID) -> Node? {
    guard let middle = tree.valueIndex(of: outer, inMappingAt: index),
      let value = tree.valueIndex(of: inner, inMappingAt: middle)
    else { return nil }
    return tree.node(at: value)
  }

  /// The value of a key by its text; nil where this is no mapping or has no such key.
  public subscript(key: String) -> Node? {
    entry(key)?.value
  }

  /// The entry of an interned key.
  public func entry(_ key: KeyID) -> Entry? {
    guard let position = tree.keyIndex(of: key, inMappingAt: index) else { return nil }
    return Entry(
      key: tree.node(at: position), value: tree.node(at: tree.endIndex(at: position)))
  }

  /// The characters of an interned key; nil where this is no mapping or has no such key.
  public func keyRange(of key: KeyID) -> SourceRange? {
    tree.keyIndex(of: key, inMappingAt: index).map { tree.range(at: $0) }
  }

  /// The entry of a key by its text.
  public func entry(_ key: String) -> Entry? {
    let key = key.utf8Span.span
    guard isMapping else { return nil }
    let end = endIndex
    var position = index + 1
    while position < end {
      let value = tree.endIndex(at: position)
      if tree.isText(key, at: position) {
        return Entry(key: tree.node(at: position), value: tree.node(at: value))
      }
      position = tree.endIndex(at: value)
    }
    return nil
  }

  /// The entries of a mapping.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    let tree: Tree
    var position: Int
    let end: Int

    /// The next entry in the order written; nil after the last.
    public mutating func next() -> Entry? {
      guard position < end else { return nil }
      let value = tree.endIndex(at: position)
      let entry = Entry(key: tree.node(at: position), value: tree.node(at: value))
      position = tree.endIndex(at: value)
      return entry
    }
  }

  /// The items of a sequence.
  public struct Items: Sequence, IteratorProtocol, Sendable {
    let tree: Tree
    var position: Int
    let end: Int

    /// The next item in order; nil after the last.
    public mutating func next() -> Node? {
      guard position < end else { return nil }
      let item = tree.node(at: position)
      position = tree.endIndex(at: position)
      return item
    }
  }

  /// This node and all below it, keys as well, in the order written.
  public var all: LazyMapSequence<Range<Int>, Node> {
    (index..<endIndex).lazy.map { [tree] in tree.node(at: $0) }
  }

  /// Whether a collection has nothing in it; false for scalars.
  public var isEmptyCollection: Bool {
    (isMapping || isSequence) && endIndex == index + 1
  }
}

// MARK: - Scalars

extension Node {
  /// The text of a scalar, escapes and folds resolved; empty for a collection.
  public var text: String {
    withText { span in
      String(copying: span)
    }
  }

  /// Hands the bytes of a scalar's text to a closure; an empty span for a collection.
  public func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    tree.withText(at: index, body)
  }

  /// Whether the scalar's text is this.
  public func isText(_ text: String) -> Bool {
    tree.isText(text.utf8Span.span, at: index)
  }

  /// Whether the scalar's text is this literal.
  public func isText(_ literal: StaticString) -> Bool {
    withText { $0.isEqual(to: literal) }
  }

  /// The value as kubectl reads it; nil for a collection or poison.
  public var scalar: Scalar? {
    guard isScalar else { return nil }
    let (style, tag) = (style, tag)
    return withText { Scalar(reading: $0, style: style, tag: tag) }
  }

  /// The text, where kubectl reads the scalar as a string.
  public var string: String? {
    let record = record
    guard record.kind == .scalar else { return nil }
    if record.isSurelyString { return text }
    guard case .string(let text)? = scalar else { return nil }
    return text
  }

  /// The value, where kubectl reads the scalar as a number without a fraction: `8`, but also `1e3`.
  public var wholeNumber: Int64? {
    switch scalar {
    case .integer(let number)?: number
    case .float(let number)?: Int64(exactly: number)
    case .null?, .boolean?, .string?, nil: nil
    }
  }

  /// Whether this is a scalar that kubectl reads as null: `~`, `null` or nothing at all.
  public var isNull: Bool { tree.isNull(at: index) }

  /// Whether any scalar in this value is one that kubectl reads as null.
  public var holdsNull: Bool { tree.holdsNull(at: index) }

  /// The text of a decoded scalar's characters within the file, where every character of the text is
  /// one of the file; nil where escapes, folds or a block indentation stand between.
  public var contentRange: SourceRange? {
    let record = record
    guard record.kind == .scalar, !record.isDecoded, !record.isWord else { return nil }
    let quote = record.style == .plain ? 0 : 1
    return SourceRange(
      source: source, start: Int(record.start) + quote, end: Int(record.reach) - quote)
  }
}

extension String {
  /// Makes a string of bytes, repairing what is no valid UTF-8.
  public init(copying span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
