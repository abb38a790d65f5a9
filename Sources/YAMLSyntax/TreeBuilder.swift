/// Puts events together to the flat records of one file.
struct TreeBuilder: ~Copyable {
  private let bytes: [UInt8]
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

  /// Forgets what belongs to the document before.
  mutating func startDocument() {
    outer.removeAll()
    innermost = nil
    if !anchors.isEmpty { anchors.removeAll() }
    if !duplicates.isEmpty { duplicates.removeAll() }
    if !aliasFaults.isEmpty { aliasFaults.removeAll() }
  }

  /// Adds one event of a document's content.
  @inline(__always)
  mutating func add(_ event: Event, from reader: borrowing EventReader) throws(Fault) {
    switch event.kind {
    case .scalar: addScalar(event, from: reader)
    case .mappingStart, .sequenceStart: try openCollection(event, from: reader)
    case .mappingEnd, .sequenceEnd: closeCollection(event)
    case .alias: addAlias(event, from: reader)
    case .streamEnd, .documentStart, .documentEnd, .other: break
    }
    guard records.count <= limits.nodes else { throw .nodes(offset: event.start) }
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

  private mutating func appendPoison(at offset: Int) {
    records.append(NodeRecord(kind: .poison, style: .plain, start: offset, reach: offset))
  }
}

// MARK: - Scalars and aliases

extension TreeBuilder {
  @inline(__always)
  private mutating func addScalar(_ event: Event, from reader: borrowing EventReader) {
    var start = event.start
    if event.hasProperties {
      start = skipProperties(from: event.start, to: event.end)
      if let anchor = reader.anchor { anchors[anchor] = records.count }
    }
    let isBlock = event.style == .literal || event.style == .folded
    lastEnd = isBlock ? endOfText(before: event.end, after: start) : event.end
    var record = NodeRecord(
      kind: .scalar, style: event.style, tag: event.tag, start: start, reach: lastEnd)
    let isKey = countChild()
    reader.withValue { value in
      if !stands(value, in: event, from: start) { keepApart(value, in: &record) }
      if event.style == .plain, event.tag == .none {
        if Scalar.canOnlyBeString(value) {
          record.markAsString()
        } else if !isKey, AmbiguousScalar.isAmbiguous(value) {
          ambiguous.append(UInt32(records.count))
        }
      }
      guard isKey else { return }
      record.name(keys.id(of: value))
      if event.style == .plain, value.count == 2, value.isEqual(to: "<<") { needsExpansion = true }
    }
    records.append(record)
  }

  /// Whether a scalar's text is found between its quotes in the file as it is.
  ///
  /// Within a line all but escapes in double quotes make a text shorter than its characters, so the
  /// length alone tells.
  @inline(__always)
  private func stands(_ value: Span<UInt8>, in event: Event, from start: Int) -> Bool {
    guard event.style.rawValue <= NodeStyle.doubleQuoted.rawValue else { return false }
    let quote = event.style == .plain ? 0 : 1
    guard event.end &- start &- 2 &* quote == value.count else { return false }
    if event.isOnOneLine, event.style != .doubleQuoted { return true }
    return bytes.span.extracting(start + quote..<event.end - quote).isEqual(to: value)
  }

  private mutating func keepApart(_ value: Span<UInt8>, in record: inout NodeRecord) {
    let end = record.reach
    record.isDecoded = true
    record.reach = UInt32(texts.count)
    let first = decoded.count
    for index in value.indices { decoded.append(value[index]) }
    texts.append(DecodedText(bytes: UInt32(first)..<UInt32(decoded.count), end: end))
  }

  private mutating func addAlias(_ event: Event, from reader: borrowing EventReader) {
    let name = reader.anchor ?? ""
    _ = countChild()
    var record = NodeRecord(kind: .poison, style: .plain, start: event.start, reach: event.end)
    let target = anchors[name]
    var isRecursive = false
    if let target { isRecursive = isOpen(target) }
    if let target, !isRecursive {
      record.isAlias = true
      record.reach = UInt32(aliases.count)
      aliases.append(Alias(target: target, end: event.end))
      needsExpansion = true
    } else {
      aliasFaults.append(
        AliasFault(isRecursive: isRecursive, start: event.start, end: event.end))
    }
    records.append(record)
    lastEnd = event.end
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
  private mutating func openCollection(
    _ event: Event, from reader: borrowing EventReader
  ) throws(Fault) {
    guard depth < limits.depth else { throw .depth(offset: event.start) }
    _ = countChild()
    let isMapping = event.kind == .mappingStart
    var start = event.start
    if event.hasProperties {
      start = ownStart(of: event)
      if let anchor = reader.anchor { anchors[anchor] = records.count }
    }
    if let innermost { outer.append(innermost) }
    innermost = OpenCollection(index: records.count, isMapping: isMapping)
    records.append(
      NodeRecord(
        kind: isMapping ? .mapping : .sequence, style: event.style, start: start, reach: 0))
  }

  private mutating func closeCollection(_ event: Event) {
    guard let collection = popInnermost() else { return }
    let index = collection.index
    // The end of a single pair in a flow sequence has no character of its own.
    if records[index].style == .flow, event.end > event.start { lastEnd = event.end }
    close(index, at: lastEnd)
    if collection.isMapping, collection.children > 2 { findDuplicates(inMappingAt: index) }
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

  /// How many collections are open.
  private var depth: Int { outer.count &+ (innermost == nil ? 0 : 1) }

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

// MARK: - Characters

extension TreeBuilder {
  /// The offset of a collection's own first character, after its anchor and tag.
  ///
  /// Its event ends after the opening bracket or where the first entry begins, but after the first dash
  /// of a sequence that is not indented.
  private func ownStart(of event: Event) -> Int {
    if event.style == .flow { return event.end - 1 }
    let isAtEntry =
      event.kind == .mappingStart
      || event.end < bytes.count
        && bytes[event.end] == UInt8(ascii: "-")
    return isAtEntry ? event.end : event.end - 1
  }

  /// The offset of a scalar's own first character, after its anchor and tag.
  private func skipProperties(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "&"):
        // libyaml ends a name at the first other character: in `&a:b` the value is `:b`.
        index += 1
        while index < end, isInAnchor(bytes[index]) { index += 1 }
      case UInt8(ascii: "!"):
        while index < end, !isBlank(bytes[index]) { index += 1 }
      case UInt8(ascii: "#"):
        while index < end, !isLineBreak(at: index) { index += 1 }
      case let byte where isBlank(byte): index += 1
      case _ where isLineBreak(at: index): index += bytes[index] == 0xC2 ? 2 : 3
      default: return index
      }
    }
    return min(index, end)
  }

  /// Whether libyaml sees the end of a line: besides LF and CR also NEL, LS and PS.
  private func isLineBreak(at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    case 0xC2: bytes[index...].starts(with: [0xC2, 0x85])
    case 0xE2:
      bytes[index...].starts(with: [0xE2, 0x80, 0xA8])
        || bytes[index...].starts(with: [0xE2, 0x80, 0xA9])
    default: false
    }
  }

  private func isInAnchor(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// The offset after the last character of a block scalar that is no line break.
  private func endOfText(before end: Int, after start: Int) -> Int {
    var end = min(end, bytes.count)
    while end > start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }
}
