public import SourceText

/// Puts trees together from parts of others and from text of its own, every node with the characters
/// that brought it about.
///
/// One composer serves for many trees, one after another, in the same memory.
@safe public struct TreeComposer {
  private let keys: KeyTable
  private var records: [NodeRecord] = []
  /// Where the nodes come from, and for each the place of its own in that list.
  private var originals: [Tree.Original] = []
  /// The trees that texts stay in.
  private var holders: [Tree.Storage] = []
  private var places = OriginalPlaces()
  /// The file of the latest look at the originals, and the place that it gave.
  private var latest: (source: SourceID, place: UInt32)?
  /// The tree that was copied from last, and its place.
  private var latestCopy: (holder: UnsafeMutableRawPointer, place: UInt32)?
  /// The composed tree that was copied from last, and what is known of the places here of what it has
  /// from elsewhere: by its own place and by where the text lies.
  private var adopted = Adopted()
  private var decoded: [UInt8] = []
  private var texts: [DecodedText] = []
  /// Where each collection ends, ascending.
  private var ends: [CollectionEnd] = []
  private var replacements: [Tree.Replacing] = []
  private var ambiguous: [UInt32] = []

  private struct Adopted {
    var tree: Tree.Storage?
    var places: [UInt32?] = []
  }

  /// - Parameter keys: the table that the trees to copy from were read with.
  public init(keys: KeyTable) {
    self.keys = keys
  }

  /// The composed tree, its first node at index 0; what is added now belongs to the next one.
  public mutating func finish() -> Tree {
    latest = nil
    unsafe latestCopy = nil
    adopted.tree = nil
    let source = originals.first?.source ?? SourceID(0)
    let rarities = Tree.Rarities(
      decoded: decoded.takeAll(), texts: texts.takeAll(), ends: ends.takeAll(),
      ambiguous: ambiguous.takeAll(), keys: keys, originals: originals.takeAll(),
      holders: holders.takeAll(), places: places.takeAll(), replacements: takeReplacements())
    return Tree(
      storage: Tree.Storage(bytes: [], records: records.takeAll(), source: source, rarities))
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
    append(NodeRecord(kind: kind, style: .block, at: range), range.source)
    return records.count - 1
  }

  /// Ends the mapping or sequence at an index.
  public mutating func close(_ index: Int) {
    records[index].reach = UInt32(truncatingIfNeeded: records.count)
  }

  /// Adds a mapping's key.
  public mutating func key(_ text: String, at range: SourceRange) {
    append(string: text, named: keys.id(of: text), at: range)
  }

  /// Adds a mapping's key of the table.
  public mutating func key(_ id: KeyID, at range: SourceRange) {
    var record = NodeRecord(kind: .scalar, style: .doubleQuoted, at: range)
    record.name(id)
    record.isWord = true
    append(record, range.source)
  }

  /// Adds a string.
  public mutating func string(_ text: String, at range: SourceRange) {
    append(string: text, named: .unknown, at: range)
  }

  private mutating func append(string text: String, named key: KeyID, at range: SourceRange) {
    let start = UInt32(truncatingIfNeeded: decoded.count)
    decoded.append(contentsOf: text.utf8)
    let bytes = start..<UInt32(truncatingIfNeeded: decoded.count)
    texts.append(DecodedText(bytes: bytes, end: range.end))
    var record = NodeRecord(kind: .scalar, style: .doubleQuoted, at: range)
    record.name(key)
    record.reach = UInt32(truncatingIfNeeded: texts.count - 1)
    record.isDecoded = true
    append(record, range.source)
  }

  /// Adds a value that could not be made out and has been reported.
  public mutating func poison(at range: SourceRange) {
    append(NodeRecord(kind: .poison, style: .plain, at: range), range.source)
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

  /// Adds copies of neighbours, whole; their texts stay where they lie.
  private mutating func copy(_ tree: Tree, _ indices: Range<Int>) {
    copy(tree.storage, tree.storage.rarities, indices)
  }

  private mutating func copy(
    _ storage: Tree.Storage, _ rarities: Tree.Rarities, _ indices: Range<Int>
  ) {
    let offset = records.count - indices.lowerBound
    records.append(addingCapacity: indices.count) { copies in
      for index in indices {
        copies.append(storage.records[index].copied(movedBy: UInt32(truncatingIfNeeded: offset)))
      }
    }
    if rarities.originals.isEmpty {
      let place = place(ofCopyFrom: storage)
      places.append(place, count: indices.count)
    } else {
      copyPlaces(of: storage, at: indices)
    }
    let isCollection = indices.count > 1 || storage.records[indices.lowerBound].isCollection
    if isCollection, !rarities.ends.isEmpty {
      copyEnds(rarities.ends, at: indices, movedBy: offset)
    }
    if !rarities.ambiguous.isEmpty {
      for index in rarities.ambiguousScalars(in: indices) {
        ambiguous.append(UInt32(Int(index) + offset))
      }
    }
    if !rarities.replacements.isEmpty {
      for known in rarities.replacements(at: indices) {
        note(known.replacement, on: Int(known.index) + offset)
      }
    }
  }

  /// Adds what was added at some indices since the last tree once more: neighbours, whole, of which
  /// nothing is noted.
  public mutating func addAgain(_ indices: Range<Int>) {
    let offset = records.count - indices.lowerBound
    for index in indices {
      records.append(records[index].moved(by: UInt32(truncatingIfNeeded: offset)))
    }
    places.append(thoseAt: indices)
    var place = ends.partitioningIndex { Int($0.index) >= indices.lowerBound }
    while place < ends.count, ends[place].index < indices.upperBound {
      let end = ends[place]
      ends.append(CollectionEnd(index: UInt32(Int(end.index) + offset), end: end.end))
      place += 1
    }
    place = ambiguous.partitioningIndex { Int($0) >= indices.lowerBound }
    while place < ambiguous.count, ambiguous[place] < indices.upperBound {
      ambiguous.append(UInt32(Int(ambiguous[place]) + offset))
      place += 1
    }
  }

  /// Copies where collections end that do not end with their last descendant.
  private mutating func copyEnds(
    _ known: [CollectionEnd], at indices: Range<Int>, movedBy offset: Int
  ) {
    let start = known.partitioningIndex { Int($0.index) >= indices.lowerBound }
    for end in known[start...] {
      guard end.index < indices.upperBound else { return }
      ends.append(CollectionEnd(index: UInt32(Int(end.index) + offset), end: end.end))
    }
  }

  @inline(__always)
  private mutating func append(_ record: NodeRecord, _ source: SourceID) {
    records.append(record)
    if let latest, latest.source == source {
      places.append(latest.place)
    } else {
      places.append(place(of: source, nil))
    }
  }

  // MARK: Where nodes come from

  /// How many of the latest originals are looked through, so that many files take no longer each.
  private static let latestOriginals = 8

  /// The place of a file's tree among the originals, nearly always that of the copy before.
  @inline(__always)
  private mutating func place(ofCopyFrom storage: Tree.Storage) -> UInt32 {
    let pointer = unsafe Unmanaged.passUnretained(storage).toOpaque()
    if let latestCopy = unsafe latestCopy, unsafe latestCopy.holder == pointer {
      return unsafe latestCopy.place
    }
    let place = place(of: storage.source, storage)
    unsafe latestCopy = (pointer, place)
    return place
  }

  /// The place of an original in the list.
  ///
  /// - Parameter holder: the tree that the text lies in; nil where that does not matter.
  private mutating func place(of source: SourceID, _ holder: Tree.Storage?) -> UInt32 {
    let holder = unsafe holder.map { unsafe Unmanaged.passUnretained($0) }
    let pointer = unsafe holder?.toOpaque()
    let first = max(0, originals.count &- TreeComposer.latestOriginals)
    for place in first..<originals.count where originals[place].source == source {
      if unsafe pointer == nil || originals[place].holder?.toOpaque() == pointer {
        latest = (source, UInt32(truncatingIfNeeded: place))
        return UInt32(truncatingIfNeeded: place)
      }
    }
    if let holder = unsafe holder { unsafe holders.append(holder.takeUnretainedValue()) }
    unsafe originals.append(Tree.Original(source: source, holder: holder))
    return UInt32(truncatingIfNeeded: originals.count - 1)
  }

  /// Adds the places of copies from a composed tree, whose texts lie in it or in trees before it.
  private mutating func copyPlaces(of storage: Tree.Storage, at indices: Range<Int>) {
    if adopted.tree !== storage {
      adopted.tree = storage
      let count = storage.rarities.originals.count * NodeRecord.TextPlace.allCases.count
      adopted.places.removeAll(keepingCapacity: true)
      adopted.places.append(contentsOf: repeatElement(nil, count: count))
    }
    let (known, records) = (storage.rarities.places, storage.records)
    for index in indices {
      let text = records[index].textPlace
      let number = known[index] * NodeRecord.TextPlace.allCases.count + text.rawValue
      if let place = adopted.places[number] {
        places.append(place)
        continue
      }
      let source = storage.source(of: index)
      let own =
        text == .nowhere
        ? place(of: source, nil) : storage.withHolder(of: index) { place(of: source, $0) }
      places.append(own)
      adopted.places[number] = own
    }
  }

  // MARK: What was replaced

  /// How much has been noted since the last tree.
  public var noteCount: Int { replacements.count }

  /// Says what a node replaces, beside what has been said of it already.
  public mutating func note(_ replacement: Replacement, on index: Int) {
    replacements.append(Tree.Replacing(index: UInt32(index), replacement: replacement))
  }

  /// Says that a node replaces what another one does.
  public mutating func noteReplacements(of tree: Tree, at index: Int, on new: Int) {
    for known in tree.storage.rarities.replacements(at: index..<index + 1) {
      note(known.replacement, on: new)
    }
  }

  /// What was noted, in the order of the nodes; what is said of a collection comes after its content.
  private mutating func takeReplacements() -> [Tree.Replacing] {
    guard !replacements.isEmpty else { return [] }
    let pairs = zip(replacements, replacements.dropFirst())
    if pairs.contains(where: { $0.index > $1.index }) {
      replacements.sort { $0.index < $1.index }
    }
    return replacements.takeAll()
  }
}

extension Array {
  /// The elements in memory of just their size; the array keeps its own for others.
  mutating func takeAll() -> [Element] {
    let all = unsafe withUnsafeBufferPointer { unsafe Array($0) }
    removeAll(keepingCapacity: true)
    return all
  }
}

extension NodeRecord {
  /// The record of a node that nobody wrote, with the characters that brought it about.
  @inline(__always)
  fileprivate init(kind: NodeKind, style: NodeStyle, at range: SourceRange) {
    self.init(kind: kind, style: style, start: Int(range.start), reach: Int(range.end))
  }
}
