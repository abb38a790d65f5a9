import SourceText

/// A tree as its writer goes through it: bare memory, so that no reference is counted for a node.
///
/// It is made by `Tree.Storage.withText` and must not outlive the call.
@safe struct TreeText {
  private let nodes: UnsafeBufferPointer<NodeRecord>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let decoded: UnsafeBufferPointer<UInt8>
  private let texts: UnsafeBufferPointer<DecodedText>
  private let ends: UnsafeBufferPointer<CollectionEnd>
  private let words: UnsafeBufferPointer<UInt8>
  private let wordSpans: UnsafeBufferPointer<Range<Int>>

  fileprivate init(
    nodes: UnsafeBufferPointer<NodeRecord>, bytes: UnsafeBufferPointer<UInt8>,
    decoded: UnsafeBufferPointer<UInt8>, texts: UnsafeBufferPointer<DecodedText>,
    ends: UnsafeBufferPointer<CollectionEnd>,
    words: UnsafeBufferPointer<UInt8>, wordSpans: UnsafeBufferPointer<Range<Int>>
  ) {
    unsafe self.nodes = nodes
    unsafe self.bytes = bytes
    unsafe self.decoded = decoded
    unsafe self.texts = texts
    unsafe self.ends = ends
    unsafe self.words = words
    unsafe self.wordSpans = wordSpans
  }

  /// The record of a node.
  subscript(index: Int) -> NodeRecord {
    unsafe precondition(index < nodes.count, "a node's index comes from the tree itself")
    return unsafe nodes[index]
  }

  /// The text of a scalar.
  @inline(__always)
  func text(of record: NodeRecord) -> ScalarText {
    if record.isWord {
      let span = unsafe wordSpans[Int(record.key.rawValue)]
      return unsafe ScalarText(UnsafeBufferPointer(rebasing: words[span]))
    }
    if record.isDecoded {
      let range = unsafe texts[Int(record.reach)].range
      return unsafe ScalarText(UnsafeBufferPointer(rebasing: decoded[range]))
    }
    let quote = record.style == .plain ? 0 : 1
    return unsafe ScalarText(
      UnsafeBufferPointer(
        rebasing: bytes[Int(record.start) + quote..<Int(record.reach) - quote]))
  }

  /// The text of a scalar that is written as it is, without quotes; nil for any other node.
  func plainText(of record: NodeRecord) -> ScalarText? {
    guard record.kind == .scalar else { return nil }
    let text = text(of: record)
    let isPlain = text.read { text in
      if record.canBeTyped {
        if YAMLWriter.isPlainInteger(text) { return true }
        guard Scalar.typed(text) == nil else { return false }
      }
      if case .plain = StringNotation(text) { return true }
      return false
    }
    return isPlain ? text : nil
  }

  /// The index after a node and all below it.
  @inline(__always)
  func endIndex(of index: Int) -> Int {
    self[index].endIndex(at: index)
  }

  /// The byte offset after the last character of a node.
  ///
  /// - Parameter place: where the ends of the collections from that node on are listed; moves along
  ///   with nodes that are asked for in their order.
  @inline(__always)
  func end(of index: Int, listedFrom place: inout Int) -> UInt32 {
    let record = self[index]
    guard record.isCollection else { return end(ofLeaf: record) }
    if unsafe place < ends.count && ends[place].index == index {
      place += 1
      return unsafe ends[place - 1].end
    }
    return end(ofLast: record)
  }

  /// Where the ends of the collections from a node on are listed.
  func placeOfEnds(from index: Int) -> Int {
    unsafe ends.partitioningIndex { Int($0.index) >= index }
  }

  @inline(__always)
  private func end(ofLeaf record: NodeRecord) -> UInt32 {
    unsafe record.isDecoded ? texts[Int(record.reach)].end : record.reach
  }

  /// The end of a collection's last descendant, which may be a collection that is listed.
  private func end(ofLast collection: NodeRecord) -> UInt32 {
    let last = Int(collection.reach) - 1
    var place = placeOfEnds(from: last)
    return end(of: last, listedFrom: &place)
  }

  /// Whether a collection has nothing in it.
  func isEmpty(_ index: Int) -> Bool { endIndex(of: index) == index + 1 }
}

/// The bytes of a scalar, as long as the tree is gone through.
@safe struct ScalarText {
  private let buffer: UnsafeBufferPointer<UInt8>

  fileprivate init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe self.buffer = buffer
  }

  var count: Int { unsafe buffer.count }

  @inline(__always)
  func read<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe body(buffer.span)
  }
}

extension Tree.Storage {
  /// Lets a writer go through the tree.
  func withText(_ body: (TreeText) -> Void) {
    let rarities = rarities
    unsafe records.withUnsafeBufferPointer { nodes in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe rarities.decoded.withUnsafeBufferPointer { decoded in
          unsafe rarities.texts.withUnsafeBufferPointer { texts in
            unsafe rarities.ends.withUnsafeBufferPointer { ends in
              unsafe rarities.keys.withWords { words, wordSpans in
                unsafe body(
                  TreeText(
                    nodes: nodes, bytes: bytes, decoded: decoded, texts: texts, ends: ends,
                    words: words, wordSpans: wordSpans))
              }
            }
          }
        }
      }
    }
  }
}

extension NodeRecord {
  /// Whether a scalar's text may decide its type.
  var canBeTyped: Bool {
    switch tag {
    case .none: style == .plain
    case .string, .binary, .other: false
    case .integer, .float, .boolean, .null: true
    }
  }
}
