import SourceText

/// The text of a scalar that does not stand in the file as it is read.
struct DecodedText: Sendable {
  /// Where the text lies among the decoded bytes of its tree.
  let bytes: Range<UInt32>
  /// The byte offset in the file after the scalar's last character.
  let end: UInt32

  /// Where the text lies, as an array takes it.
  var range: Range<Int> { Int(bytes.lowerBound)..<Int(bytes.upperBound) }
}

extension NodeRecord {
  /// The byte offset after the last character of a scalar or of poison.
  ///
  /// - Parameter texts: the decoded texts of its tree.
  @inline(__always)
  func endOfLeaf(_ texts: [DecodedText]) -> Int {
    Int(isDecoded ? texts[Int(reach)].end : reach)
  }
}

/// Where a collection ends that ends elsewhere than its last descendant: behind a bracket, or, in a
/// composed tree, wherever it was written.
struct CollectionEnd: Sendable, BitwiseCopyable {
  let index: UInt32
  /// The byte offset after the collection's last character.
  let end: UInt32
}

extension [CollectionEnd] {
  /// The end of the collection at an index, in a list ascending by index; nil where it is not listed.
  func end(ofCollectionAt index: Int) -> Int? {
    let place = partitioningIndex { Int($0.index) >= index }
    guard place < count, self[place].index == index else { return nil }
    return Int(self[place].end)
  }
}

extension Tree {
  /// Whether any of the nodes replaced another.
  public var hasReplacements: Bool { !storage.rarities.replacements.isEmpty }

  /// Where nodes of a composed tree come from: a copied scalar's text stays where it lies.
  ///
  /// The composed tree keeps the other trees itself, so that a look at a text counts no reference.
  @safe struct Original: Sendable {
    /// The file of the nodes' characters.
    let source: SourceID
    /// The tree that the text of copied scalars lies in; nil where none was copied.
    let holder: Unmanaged<Storage>?
  }

  /// What a node of a composed tree replaced.
  struct Replacing: Sendable {
    let index: UInt32
    let replacement: Replacement
  }

  /// What few files have and every composed tree: kept apart, so that all others need no room for it.
  final class Rarities: Sendable {
    /// The text of decoded scalars, end to end.
    let decoded: [UInt8]
    let texts: [DecodedText]
    /// Where those collections end whose last descendant does not tell, ascending.
    let ends: [CollectionEnd]
    /// The plain scalars, keys left out, that readers of YAML 1.1 and 1.2 take differently, ascending.
    let ambiguous: [UInt32]
    /// Where the nodes of a composed tree come from; empty for the tree of a file.
    let originals: [Original]
    /// The trees that those name.
    private let holders: [Storage]
    /// For each node of a composed tree the place of its original in that list.
    let places: OriginalPlaces
    /// The table of the words that are keys of a composed tree.
    let keys: KeyTable
    /// What the values of nodes replaced, ascending by node; only in composed trees.
    let replacements: [Replacing]

    /// Nothing of it.
    static let none = Rarities(
      decoded: [], texts: [], ends: [], ambiguous: [], keys: KeyTable(words: []))

    init(
      decoded: [UInt8], texts: [DecodedText], ends: [CollectionEnd], ambiguous: [UInt32],
      keys: KeyTable, originals: [Original] = [], holders: [Storage] = [],
      places: OriginalPlaces = OriginalPlaces(),
      replacements: [Replacing] = []
    ) {
      self.decoded = decoded
      self.texts = texts
      self.ends = ends
      self.ambiguous = ambiguous
      self.originals = originals
      self.holders = holders
      self.places = places
      self.keys = keys
      self.replacements = replacements
    }

    /// Where the node at an index of a composed tree comes from.
    @inline(__always)
    func original(of index: Int) -> Original { originals[places[index]] }

    /// The ambiguous scalars among the nodes at some indices.
    func ambiguousScalars(in indices: Range<Int>) -> ArraySlice<UInt32> {
      guard !ambiguous.isEmpty else { return [] }
      let start = ambiguous.partitioningIndex { Int($0) >= indices.lowerBound }
      return ambiguous[start..<ambiguous.partitioningIndex { Int($0) >= indices.upperBound }]
    }

    /// What the nodes at some indices replaced.
    func replacements(at indices: Range<Int>) -> ArraySlice<Replacing> {
      guard !replacements.isEmpty else { return [] }
      let start = replacements.partitioningIndex { Int($0.index) >= indices.lowerBound }
      let end = replacements[start...].firstIndex { Int($0.index) >= indices.upperBound }
      return replacements[start..<(end ?? replacements.endIndex)]
    }

    /// Hands the bytes of a scalar's text to a closure that stands as it is in no file.
    func withText<Result>(of record: NodeRecord, _ body: (Span<UInt8>) -> Result) -> Result {
      if record.isWord { return keys.withWord(record.key, body) }
      let decoded = decoded
      return body(decoded.span.extracting(texts[Int(record.reach)].range))
    }
  }

  /// The ambiguous scalars among the nodes at some indices.
  func ambiguousScalars(in indices: Range<Int>) -> ArraySlice<UInt32> {
    storage.rarities.ambiguousScalars(in: indices)
  }
}
