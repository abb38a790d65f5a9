package import SourceText

/// Puts a tree together from parts of others and from text of its own, every node with the characters
/// that brought it about.
package struct TreeComposer {
  private let keys: KeyTable
  private var records: [NodeRecord] = []
  private var sources: [SourceID] = []
  private var decoded: [UInt8] = []
  private var spans: [Range<UInt32>] = []
  private var overridden: [UInt32: [Override]] = [:]
  private var ambiguous: [UInt32] = []

  /// - Parameter keys: the table that the trees to copy from were read with.
  package init(keys: KeyTable) {
    self.keys = keys
  }

  /// The composed tree, its first node at index 0.
  package consuming func finish() -> Tree {
    Tree(
      storage: Tree.Storage(
        bytes: [], records: records, decoded: decoded, spans: spans,
        source: sources.first ?? SourceID(0), sources: sources, overridden: overridden,
        ambiguous: ambiguous))
  }

  /// The index that the next node gets.
  package var nextIndex: Int { records.count }

  /// Adds a mapping; the closure adds keys and values in turn.
  package mutating func mapping(
    at range: SourceRange, _ content: (inout TreeComposer) -> Void
  ) {
    collection(.mapping, at: range, content)
  }

  /// Adds a sequence; the closure adds its items.
  package mutating func sequence(
    at range: SourceRange, _ content: (inout TreeComposer) -> Void
  ) {
    collection(.sequence, at: range, content)
  }

  /// Adds a mapping's key.
  package mutating func key(_ text: String, at range: SourceRange) {
    let index = records.count
    string(text, at: range)
    records[index].key = keys.id(of: text)
  }

  /// Adds a mapping's key of the table.
  package mutating func key(_ id: KeyID, at range: SourceRange) {
    let index = records.count
    string(keys.word(id), at: range)
    records[index].key = id
  }

  /// Adds a string.
  package mutating func string(
    _ text: String, at range: SourceRange, replacing overrides: [Override] = []
  ) {
    note(overrides)
    append(.scalar, .doubleQuoted, .none, range)
    keepText { $0.append(contentsOf: text.utf8) }
  }

  /// Adds a copy of a node and all below it.
  ///
  /// Its characters stay its own, and so does what it replaced before.
  package mutating func copy(_ node: Node, replacing overrides: [Override] = []) {
    note(overrides)
    let storage = node.tree.storage
    let offset = records.count - node.index
    let indices = node.index..<node.endIndex
    ambiguous += storage.ambiguous(in: indices).map { UInt32(Int($0) + offset) }
    for index in indices {
      if !storage.overridden.isEmpty { note(storage.overridden[UInt32(index)] ?? []) }
      copy(storage.records[index], at: index, of: storage, offset: offset)
    }
  }

  /// Adds a copy of one record; a collection's end moves by the offset.
  private mutating func copy(
    _ original: NodeRecord, at index: Int, of storage: Tree.Storage, offset: Int
  ) {
    var record = original
    switch record.kind {
    case .mapping, .sequence:
      record = NodeRecord(
        kind: record.kind, style: .block, start: Int(record.start), end: Int(record.end))
      record.link = UInt32(Int(original.link) + offset)
    case .poison: break
    case .scalar:
      let start = decoded.count
      if original.isDecoded {
        let span = storage.spans[Int(original.link)]
        decoded += storage.decoded[Int(span.lowerBound)..<Int(span.upperBound)]
      } else {
        let quote = original.style == .plain ? 0 : 1
        decoded += storage.bytes[Int(original.start) + quote..<Int(original.end) - quote]
      }
      record.isDecoded = true
      record.link = UInt32(spans.count)
      spans.append(UInt32(start)..<UInt32(decoded.count))
    }
    records.append(record)
    sources.append(storage.sources.isEmpty ? storage.source : storage.sources[index])
  }

  /// Adds a value that could not be made out and has been reported.
  package mutating func poison(at range: SourceRange) {
    append(.poison, .plain, .none, range)
  }

  /// Says what the next node replaces.
  package mutating func note(_ overrides: [Override]) {
    note(overrides, on: nextIndex)
  }

  /// Says what a node replaces, beside what has been said of it already.
  package mutating func note(_ overrides: [Override], on index: Int) {
    guard !overrides.isEmpty else { return }
    overridden[UInt32(index), default: []] += overrides
  }

  private mutating func collection(
    _ kind: NodeKind, at range: SourceRange, _ content: (inout TreeComposer) -> Void
  ) {
    let index = records.count
    append(kind, .block, .none, range)
    content(&self)
    records[index].link = UInt32(records.count)
  }

  private mutating func append(
    _ kind: NodeKind, _ style: NodeStyle, _ tag: NodeTag, _ range: SourceRange
  ) {
    records.append(
      NodeRecord(
        kind: kind, style: style, tag: tag, start: Int(range.start), end: Int(range.end)))
    sources.append(range.source)
  }

  private mutating func keepText(_ write: (inout [UInt8]) -> Void) {
    let start = decoded.count
    write(&decoded)
    records[records.count - 1].isDecoded = true
    records[records.count - 1].link = UInt32(spans.count)
    spans.append(UInt32(start)..<UInt32(decoded.count))
  }
}
