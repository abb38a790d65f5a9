import SourceText

/// A tree as its writer goes through it: bare memory, so that no reference is counted for a node.
///
/// It is made by `Tree.Storage.withText` and must not outlive the call.
@safe struct TreeText {
  private let nodes: UnsafeBufferPointer<NodeRecord>
  private let own: Holding
  /// What the originals of a composed tree hold, and for each node the place of its own in that list.
  private let originals: UnsafeBufferPointer<Holding>
  private let places: OriginalPlaces.Pointer
  private let words: UnsafeBufferPointer<UInt8>
  private let wordSpans: UnsafeBufferPointer<Range<Int>>

  /// The bytes that the scalars of one tree have their texts in.
  @safe fileprivate struct Holding {
    let bytes: UnsafeBufferPointer<UInt8>
    let decoded: UnsafeBufferPointer<UInt8>
    let texts: UnsafeBufferPointer<DecodedText>
  }

  fileprivate init(
    nodes: UnsafeBufferPointer<NodeRecord>, own: Holding,
    originals: UnsafeBufferPointer<Holding>, places: OriginalPlaces.Pointer,
    words: UnsafeBufferPointer<UInt8>, wordSpans: UnsafeBufferPointer<Range<Int>>
  ) {
    unsafe self.nodes = nodes
    self.own = own
    unsafe self.originals = originals
    self.places = places
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
  func text(of index: Int) -> ScalarText {
    let record = self[index]
    if record.isWord {
      let span = unsafe wordSpans[Int(record.key.rawValue)]
      return unsafe ScalarText(UnsafeBufferPointer(rebasing: words[span]))
    }
    let holding = unsafe record.isCopied ? originals[places[index]] : own
    if record.isDecoded {
      let range = unsafe holding.texts[Int(record.reach)].range
      return unsafe ScalarText(UnsafeBufferPointer(rebasing: holding.decoded[range]))
    }
    let quote = record.style == .plain ? 0 : 1
    return unsafe ScalarText(
      UnsafeBufferPointer(
        rebasing: holding.bytes[Int(record.start) + quote..<Int(record.reach) - quote]))
  }

  /// The text of a scalar that is written as it is, without quotes; nil for any other node.
  func plainText(of index: Int) -> ScalarText? {
    let record = self[index]
    guard record.kind == .scalar else { return nil }
    let text = text(of: index)
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
    let originals = rarities.originals.map { original in
      unsafe original.holder?._withUnsafeGuaranteedRef { $0.holding } ?? holding
    }
    unsafe records.withUnsafeBufferPointer { nodes in
      unsafe originals.withUnsafeBufferPointer { originals in
        rarities.places.withPlaces { places in
          unsafe rarities.keys.withWords { words, wordSpans in
            unsafe body(
              TreeText(
                nodes: nodes, own: holding, originals: originals, places: places, words: words,
                wordSpans: wordSpans))
          }
        }
      }
    }
    withExtendedLifetime(self) {}
  }

  /// Where the texts of this tree's scalars lie in memory; that holds as long as the tree itself, whose
  /// arrays never change.
  private var holding: TreeText.Holding {
    unsafe TreeText.Holding(
      bytes: bytes.withUnsafeBufferPointer { unsafe $0 },
      decoded: rarities.decoded.withUnsafeBufferPointer { unsafe $0 },
      texts: rarities.texts.withUnsafeBufferPointer { unsafe $0 })
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
