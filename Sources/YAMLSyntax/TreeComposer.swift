public import SourceText

/// Puts trees together from parts of others and from text of its own, every node with the characters
/// that brought it about.
///
/// One composer serves for many trees, one after another, in the same memory.
public struct TreeComposer {
  private let keys: KeyTable
  private var records: [NodeRecord] = []
  private var sources: [SourceID] = []
  private var decoded: [UInt8] = []
  private var texts: [DecodedText] = []
  /// Where each collection ends, ascending.
  private var ends: [CollectionEnd] = []
  private var replacements: [UInt32: [Replacement]] = [:]
  private var ambiguous: [UInt32] = []

  /// - Parameter keys: the table that the trees to copy from were read with.
  public init(keys: KeyTable) {
    self.keys = keys
  }

  /// The composed tree, its first node at index 0; what is added now belongs to the next one.
  public mutating func finish() -> Tree {
    let rarities = Tree.Rarities(
      decoded: decoded.takeAll(), texts: texts.takeAll(), ends: ends.takeAll(),
      ambiguous: ambiguous, keys: keys, sources: sources.takeAll(), replacements: replacements)
    let storage = Tree.Storage(
      bytes: [], records: records.takeAll(), source: rarities.sources.first ?? SourceID(0), rarities
    )
    if !replacements.isEmpty { replacements = [:] }
    if !ambiguous.isEmpty { ambiguous = [] }
    return Tree(storage: storage)
  }

  /// The index that the next node gets.
  public var nextIndex: Int { records.count }

  // MARK: Nodes that nobody wrote

  /// Adds a mapping; the closure adds keys and values in turn.
  public mutating func mapping(
    at range: SourceRange, _ content: (inout TreeComposer) -> Void
  ) {
    let index = open(.mapping, at: range)
    content(&self)
    close(index)
  }

  /// Adds a sequence; the closure adds its items.
  public mutating func sequence(
    at range: SourceRange, _ content: (inout TreeComposer) -> Void
  ) {
    let index = open(.sequence, at: range)
    content(&self)
    close(index)
  }

  /// Begins a mapping or a sequence, to which all belongs that is added until it is closed.
  public mutating func open(_ kind: NodeKind, at range: SourceRange) -> Int {
    ends.append(CollectionEnd(index: UInt32(truncatingIfNeeded: records.count), end: range.end))
    append(kind, .block, range)
    return records.count - 1
  }

  /// Ends the mapping or sequence at an index.
  public mutating func close(_ index: Int) {
    records[index].reach = UInt32(truncatingIfNeeded: records.count)
  }

  /// Adds a mapping's key.
  public mutating func key(_ text: String, at range: SourceRange) {
    string(text, at: range)
    records[records.count - 1].name(keys.id(of: text))
  }

  /// Adds a mapping's key of the table.
  public mutating func key(_ id: KeyID, at range: SourceRange) {
    append(.scalar, .doubleQuoted, range)
    records[records.count - 1].name(id)
    records[records.count - 1].isWord = true
  }

  /// Adds a string.
  public mutating func string(_ text: String, at range: SourceRange) {
    var record = NodeRecord(
      kind: .scalar, style: .doubleQuoted, start: Int(range.start), reach: Int(range.end))
    keep(text.utf8.span, as: &record)
    records.append(record)
    sources.append(range.source)
  }

  /// Adds a value that could not be made out and has been reported.
  public mutating func poison(at range: SourceRange) {
    append(.poison, .plain, range)
  }

  // MARK: Copies

  /// Adds a copy of a node and all below it.
  ///
  /// Its characters stay its own, and so does what it replaced before.
  public mutating func copy(_ node: Node) {
    copy(node.tree, at: node.index)
  }

  /// Adds copies of a key, its value and all below them.
  public mutating func copy(_ entry: Node.Entry) {
    let tree = entry.key.tree
    copy(tree, entry.key.index..<tree.endIndex(at: entry.value.index))
  }

  /// Adds a copy of the node at an index and of all below it.
  public mutating func copy(_ tree: Tree, at index: Int) {
    copy(tree, index..<tree.endIndex(at: index))
  }

  /// Adds copies of neighbouring entries of a mapping, which may be none, each with all below it.
  public mutating func copy(_ tree: Tree, entriesAt indices: Range<Int>) {
    if !indices.isEmpty { copy(tree, indices) }
  }

  /// Adds copies of neighbours, whole.
  private mutating func copy(_ tree: Tree, _ indices: Range<Int>) {
    let storage = tree.storage
    let offset = records.count - indices.lowerBound
    for index in tree.ambiguousScalars(in: indices) {
      ambiguous.append(UInt32(Int(index) + offset))
    }
    copyReplacements(storage.rarities, at: indices, movedBy: offset)
    storage.withText { text in
      var place = text.placeOfEnds(from: indices.lowerBound)
      for index in indices {
        let end = text.end(of: index, listedFrom: &place)
        copy(text[index], of: text, offset: offset, end: end)
      }
    }
    if storage.rarities.sources.isEmpty {
      sources.append(contentsOf: repeatElement(storage.source, count: indices.count))
    } else {
      sources.append(contentsOf: storage.rarities.sources[indices])
    }
  }

  /// Adds a copy of one record, which ends before an offset; a collection's content moves.
  @inline(__always)
  private mutating func copy(
    _ original: NodeRecord, of text: TreeText, offset: Int, end: UInt32
  ) {
    var record = original
    switch original.kind {
    case .mapping, .sequence:
      ends.append(
        CollectionEnd(index: UInt32(truncatingIfNeeded: records.count), end: end))
      record = NodeRecord(
        kind: original.kind, style: .block, start: Int(original.start),
        reach: Int(original.reach) + offset)
    case .poison: break
    case .scalar:
      record.isDecoded = false
      record.reach = end
      if original.key != .unknown {
        record.isWord = true
      } else {
        text.text(of: original).read { keep($0, as: &record) }
      }
    }
    records.append(record)
  }

  /// Makes bytes the text of a scalar.
  @inline(__always)
  private mutating func keep(_ text: Span<UInt8>, as record: inout NodeRecord) {
    let start = UInt32(truncatingIfNeeded: decoded.count)
    unsafe text.withUnsafeBufferPointer { unsafe decoded.append(contentsOf: $0) }
    texts.append(
      DecodedText(bytes: start..<UInt32(truncatingIfNeeded: decoded.count), end: record.reach))
    record.reach = UInt32(truncatingIfNeeded: texts.count - 1)
    record.isDecoded = true
  }

  private mutating func append(_ kind: NodeKind, _ style: NodeStyle, _ range: SourceRange) {
    records.append(
      NodeRecord(kind: kind, style: style, start: Int(range.start), reach: Int(range.end)))
    sources.append(range.source)
  }

  // MARK: What was replaced

  /// Says what a node replaces, beside what has been said of it already.
  public mutating func note(_ replacement: Replacement, on index: Int) {
    replacements[UInt32(index), default: []].append(replacement)
  }

  /// Says that a node replaces what another one does.
  public mutating func noteReplacements(of tree: Tree, at index: Int, on new: Int) {
    copyReplacements(tree.storage.rarities, at: index, to: new)
  }

  /// Copies what nodes replace: looks at each node or at each replacement, whichever are fewer.
  private mutating func copyReplacements(
    _ rarities: Tree.Rarities, at indices: Range<Int>, movedBy offset: Int
  ) {
    if indices.count < rarities.replacements.count {
      for index in indices { copyReplacements(rarities, at: index, to: index + offset) }
    } else {
      for index in rarities.replacements.keys where indices.contains(Int(index)) {
        copyReplacements(rarities, at: Int(index), to: Int(index) + offset)
      }
    }
  }

  private mutating func copyReplacements(_ rarities: Tree.Rarities, at index: Int, to new: Int) {
    guard let known = rarities.replacements[UInt32(index)] else { return }
    replacements[UInt32(new), default: []] += known
  }
}

extension Array {
  /// The elements in memory of just their size; the array keeps its own for others.
  fileprivate mutating func takeAll() -> [Element] {
    let all = unsafe withUnsafeBufferPointer { unsafe Array($0) }
    removeAll(keepingCapacity: true)
    return all
  }
}
