/// Puts scalars and collections, as they come, together to the flat records of one file.
struct TreeBuilder: ~Copyable {
  let bytes: [UInt8]
  let keys: KeyTable
  private let limits: ReadLimits
  private(set) var records: Arena<NodeRecord>
  private(set) var decoded: [UInt8] = []
  private(set) var texts: [DecodedText] = []
  /// Where collections end whose last descendant does not tell, in no order.
  private(set) var ends: [CollectionEnd] = []
  private(set) var aliases: [Alias] = []
  /// Whether any alias or merge key has to be expanded.
  private(set) var needsExpansion = false
  /// Keys found twice in the current document, each with the first of its name.
  private(set) var duplicates: [RepeatedKey] = []
  /// Aliases of the current document that lead nowhere; poison stands in their place.
  private(set) var aliasFaults: [AliasFault] = []

  /// The plain scalars, keys left out, that readers of YAML 1.1 and 1.2 take differently.
  private(set) var ambiguous: [UInt32] = []

  /// The collections around the innermost open one.
  private var outer = Arena<OpenCollection>(capacity: 16)
  private var innermost: OpenCollection?
  private var anchors: [String: Int] = [:]
  private var lastEnd = 0

  /// A collection whose end has not come yet.
  struct OpenCollection {
    let index: Int
    var children = 0
    let isMapping: Bool
  }

  /// A key that has stood before in its mapping, all as indices.
  struct RepeatedKey {
    let key: Int
    let first: Int
    let mapping: Int
  }

  /// An alias, and the index of the node that it stands for.
  struct Alias {
    let target: Int
    let end: Int
  }

  /// Why a document cannot be read further.
  enum Fault: Error {
    case depth(offset: Int)
    case nodes(offset: Int)
  }

  /// An alias of an anchor that is not there, or that the alias itself lies in.
  struct AliasFault {
    let isRecursive: Bool
    let start: Int
    let end: Int
  }

  init(bytes: [UInt8], keys: KeyTable, limits: ReadLimits) {
    self.bytes = bytes
    self.keys = keys
    self.limits = limits
    records = Arena(capacity: bytes.count / 12 + 4)
  }

  /// How many collections are open.
  var depth: Int { outer.count &+ (innermost == nil ? 0 : 1) }

  /// Whether the file has more nodes than it may.
  var isOverLimit: Bool { records.count > limits.nodes }

  /// Whether the innermost open collection is written in brackets or braces.
  var isInBrackets: Bool { innermost.map { records[$0.index].style == .flow } ?? false }

  /// Forgets what belongs to the document before.
  mutating func startDocument() {
    outer.removeAll()
    innermost = nil
    if !anchors.isEmpty { anchors.removeAll() }
    if !duplicates.isEmpty { duplicates.removeAll() }
    if !aliasFaults.isEmpty { aliasFaults.removeAll() }
  }

  /// Ends a document that broke off: closes what is open, a key without a value getting a poisoned
  /// one, so that what was read before the fault can be used.
  mutating func breakOff(from first: Int, at offset: Int) {
    while let collection = popInnermost() {
      if collection.isMapping, collection.children % 2 == 1 { appendPoison(at: offset) }
      close(collection.index, at: offset)
    }
    if records.count == first { appendPoison(at: offset) }
  }

  /// Forgets the document that began with a record, as if nothing of it had been read.
  mutating func discard(from first: Int) {
    while let end = ends.last, Int(end.index) >= first { ends.removeLast() }
    while let index = ambiguous.last, Int(index) >= first { ambiguous.removeLast() }
    records.truncate(to: first)
    startDocument()
  }

  private mutating func appendPoison(at offset: Int) {
    records.append(NodeRecord(kind: .poison, style: .plain, start: offset, reach: offset))
  }
}

// MARK: - Scalars and aliases

extension TreeBuilder {
  /// Adds a scalar with its text, which is kept apart where the file does not have it as it is.
  @inline(__always)
  mutating func addScalar(_ scalar: NodeRecord, _ value: Span<UInt8>, isInFile: Bool) {
    var record = scalar
    lastEnd = Int(record.reach)
    if !isInFile { keepApart(value, in: &record) }
    let isKey = countChild()
    if record.style == .plain, record.tag == .none {
      if Scalar.canOnlyBeString(value) {
        record.markAsString()
      } else if !isKey, AmbiguousScalar.isAmbiguous(value) {
        ambiguous.append(UInt32(records.count))
      }
    }
    if isKey {
      record.name(keys.id(of: value))
      if record.style == .plain, value.count == 2, value.isEqual(to: "<<") { needsExpansion = true }
    }
    records.append(record)
  }

  private mutating func keepApart(_ value: Span<UInt8>, in record: inout NodeRecord) {
    let end = record.reach
    record.isDecoded = true
    record.reach = UInt32(texts.count)
    let first = decoded.count
    for index in value.indices { decoded.append(value[index]) }
    texts.append(DecodedText(bytes: UInt32(first)..<UInt32(decoded.count), end: end))
  }

  /// Gives the next scalar or collection a name for aliases.
  mutating func nameNext(_ anchor: String) { anchors[anchor] = records.count }

  /// Whether an anchor before has a name, of a node that is whole by now.
  func canRepeat(_ anchor: String) -> Bool { anchors[anchor].map { !isOpen($0) } ?? false }

  /// Adds an alias; poison where no anchor before it has its name.
  mutating func addAlias(of anchor: String, from start: Int, to end: Int) {
    _ = countChild()
    var record = NodeRecord(kind: .poison, style: .plain, start: start, reach: end)
    let target = anchors[anchor]
    var isRecursive = false
    if let target { isRecursive = isOpen(target) }
    if let target, !isRecursive {
      record.isAlias = true
      record.reach = UInt32(aliases.count)
      aliases.append(Alias(target: target, end: end))
      needsExpansion = true
    } else {
      aliasFaults.append(AliasFault(isRecursive: isRecursive, start: start, end: end))
    }
    records.append(record)
    lastEnd = end
  }

  /// Counts a node in its parent; true where it is a mapping's key.
  private mutating func countChild() -> Bool {
    guard var collection = innermost else { return false }
    collection.children &+= 1
    innermost = collection
    return collection.isMapping && collection.children & 1 == 1
  }

  /// Whether the collection at an index is not closed yet.
  private func isOpen(_ index: Int) -> Bool {
    if innermost?.index == index { return true }
    for place in 0..<outer.count where outer[place].index == index { return true }
    return false
  }
}

// MARK: - Collections

extension TreeBuilder {
  /// Opens a mapping or a sequence within the innermost open collection.
  ///
  /// - Parameter start: the offset of its own first character, after its anchor and tag.
  mutating func openCollection(
    _ kind: NodeKind, _ style: NodeStyle, at start: Int
  ) throws(Fault) {
    guard depth < limits.depth else { throw .depth(offset: start) }
    _ = countChild()
    if let innermost { outer.append(innermost) }
    innermost = OpenCollection(index: records.count, isMapping: kind == .mapping)
    records.append(NodeRecord(kind: kind, style: style, start: start, reach: 0))
  }

  /// Closes the innermost open collection.
  ///
  /// - Parameter bracket: the offset after the character that closes it; nil where none does.
  mutating func closeCollection(at bracket: Int? = nil) {
    guard let collection = popInnermost() else { return }
    if let bracket { lastEnd = bracket }
    close(collection.index, at: lastEnd)
    if collection.isMapping, collection.children > 2 {
      findDuplicates(inMappingAt: collection.index)
    }
  }

  /// Ends a collection with the last of the records, and with the character before an offset.
  private mutating func close(_ index: Int, at offset: Int) {
    records[index].reach = UInt32(records.count)
    let end = max(offset, Int(records[index].start))
    let last = records.count - 1
    guard last == index || self.end(ofLeafAt: last) != end else { return }
    ends.append(CollectionEnd(index: UInt32(index), end: UInt32(end)))
  }

  /// The offset after the last character of a scalar, an alias or poison.
  func end(ofLeafAt index: Int) -> Int {
    let record = records[index]
    if record.isAlias { return aliases[Int(record.reach)].end }
    return record.endOfLeaf(texts)
  }

  private mutating func popInnermost() -> OpenCollection? {
    let collection = innermost
    innermost = outer.popLast()
    return collection
  }

  /// Looks for keys that stand twice; a bit a key tells most mappings to be free of them.
  private mutating func findDuplicates(inMappingAt index: Int) {
    var seen: (low: UInt64, high: UInt64) = (0, 0)
    var mayRepeat = false
    let end = Int(records[index].reach)
    var position = index &+ 1
    while position < end {
      let place = fingerprint(ofKeyAt: position)
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: place & 63)
      if place & 64 == 0 {
        mayRepeat = mayRepeat || seen.low & bit != 0
        seen.low |= bit
      } else {
        mayRepeat = mayRepeat || seen.high & bit != 0
        seen.high |= bit
      }
      position = endIndex(ofNodeAt: endIndex(ofNodeAt: position))
    }
    guard mayRepeat else { return }
    var first: [String: Int] = [:]
    var found: [RepeatedKey] = []
    forEachKey(inMappingAt: index) { key in
      guard records[key].kind == .scalar else { return }
      let name = text(ofScalarAt: key)
      if let earlier = first[name] {
        if name != "<<" { found.append(RepeatedKey(key: key, first: earlier, mapping: index)) }
      } else {
        first[name] = key
      }
    }
    duplicates.append(contentsOf: found)
  }

  private func forEachKey(inMappingAt index: Int, _ body: (Int) -> Void) {
    let end = Int(records[index].reach)
    var position = index + 1
    while position < end {
      body(position)
      position = endIndex(ofNodeAt: endIndex(ofNodeAt: position))
    }
  }

  @inline(__always)
  private func endIndex(ofNodeAt index: Int) -> Int {
    switch records[index].kind {
    case .scalar, .poison: index + 1
    case .mapping, .sequence: Int(records[index].reach)
    }
  }

  /// Seven bits that equal keys share.
  @inline(__always)
  private func fingerprint(ofKeyAt index: Int) -> Int {
    let record = records[index]
    if record.key != .unknown { return Int(record.key.rawValue) & 127 }
    guard record.kind == .scalar, !record.isDecoded, record.start < record.reach else { return 127 }
    let quote = record.style == .plain ? 0 : 1
    let (start, end) = (Int(record.start) + quote, Int(record.reach) - quote)
    guard start < end else { return 127 }
    return (end - start &+ Int(bytes[start]) &* 5 &+ Int(bytes[end - 1]) &* 37) & 127
  }

  /// The text of a scalar, escapes and folds resolved.
  func text(ofScalarAt index: Int) -> String {
    let record = records[index]
    if record.isDecoded {
      return String(decoding: decoded[texts[Int(record.reach)].range], as: UTF8.self)
    }
    let quote = record.style == .plain ? 0 : 1
    let content =
      Int(record.start) + quote..<max(Int(record.start) + quote, Int(record.reach) - quote)
    return String(decoding: bytes[content], as: UTF8.self)
  }
}
