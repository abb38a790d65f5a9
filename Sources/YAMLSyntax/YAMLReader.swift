import Diagnosis
public import SourceText

/// Reads bytes as YAML: a tree for every document and a finding for every fault.
///
/// Never fails as a whole: after a fault it goes on at the next `---`, and what stood before the fault
/// is kept.
public struct YAMLReader: ~Copyable {
  private let bytes: [UInt8]
  private let source: SourceID
  private let limits: ReadLimits
  private var builder: TreeBuilder
  private var documents: [RawDocument] = []
  private var findings: [Finding] = []

  /// After so many faults in one file its rest is not read: nobody mends them one by one.
  private static let faultLimit = 1000

  /// A document before its aliases are expanded.
  private struct RawDocument {
    let root: Int
    var isBroken = false
    var duplicates: [TreeBuilder.RepeatedKey] = []
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - keys: the mapping keys to intern.
  ///   - limits: what the file may ask for.
  public static func read(
    _ bytes: [UInt8], source: SourceID, keys: KeyTable, limits: ReadLimits = ReadLimits()
  ) -> YAMLFile {
    var reader = YAMLReader(bytes, source: source, keys: keys, limits: limits)
    guard reader.accepts() else {
      return YAMLFile(source: source, documents: [], findings: reader.findings)
    }
    reader.readDocuments()
    return reader.finish()
  }

  private init(_ bytes: [UInt8], source: SourceID, keys: KeyTable, limits: ReadLimits) {
    self.bytes = bytes
    self.source = source
    self.limits = limits
    builder = TreeBuilder(
      bytes: bytes.count > limits.fileSize ? [] : bytes, keys: keys, limits: limits)
  }

  /// Whether the file can be handed to libyaml at all.
  private mutating func accepts() -> Bool {
    if bytes.count > limits.fileSize {
      report(
        "input-limit",
        "the file has \(bytes.count) bytes, more than the \(limits.fileSize) allowed",
        at: 0, help: "split the file, or raise limits.fileSize in gesso.yaml")
      return false
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      report(
        "yaml-syntax", "the file is UTF-16, not UTF-8", at: 0, help: "save the file as UTF-8")
      return false
    }
    return true
  }

  // MARK: Documents

  private mutating func readDocuments() {
    var base = bytes.starts(with: LineTable.byteOrderMark) ? LineTable.byteOrderMark.count : 0
    let survey = ByteSurvey(bytes.span.extracting(droppingFirst: base))
    while base < bytes.count {
      if survey.isMadeOfLines {
        base = unsafe bytes.withUnsafeBufferPointer { unsafe readLines(in: $0, from: base) }
      }
      guard base < bytes.count else { return }
      let resume = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe readDocuments(in: buffer, from: base, isASCII: survey.isASCII)
      }
      guard let resume, let next = nextDocument(from: resume.fault, after: resume.start) else {
        return
      }
      guard findings.count < YAMLReader.faultLimit else {
        return report(
          "input-limit", "the file has more than \(YAMLReader.faultLimit) broken documents",
          at: next, help: "what follows is not read; mend what comes before it")
      }
      base = next
    }
  }

  /// Reads documents as long as they consist of nothing but plain lines.
  ///
  /// - Returns: the offset where the first other one begins, or the file ends.
  private mutating func readLines(in buffer: UnsafeBufferPointer<UInt8>, from base: Int) -> Int {
    var cursor = unsafe LineCursor(bytes: buffer, at: base)
    while !cursor.isAtEnd {
      let first = builder.records.count
      builder.startDocument()
      guard let end = readLines(ofDocumentAt: cursor) else {
        builder.discard(from: first)
        break
      }
      keepDocument(at: first)
      cursor.position = end
    }
    return cursor.position
  }

  private mutating func readLines(ofDocumentAt cursor: LineCursor) -> Int? {
    var lines = LineReader(at: cursor)
    let end = lines.readDocument(into: &builder)
    return builder.isOverLimit ? nil : end
  }

  /// Reads with libyaml until the end or the first fault; says where the fault is and its document begins.
  private mutating func readDocuments(
    in buffer: UnsafeBufferPointer<UInt8>, from base: Int, isASCII: Bool
  ) -> (fault: Int, start: Int)? {
    var events = unsafe EventReader(bytes: buffer, from: base, isASCII: isASCII)
    var start = base
    var first: Int?
    while true {
      do throws(SyntaxFault) {
        let event = try events.next()
        switch event.kind {
        case .streamEnd: return nil
        case .documentStart:
          start = event.start
          first = builder.records.count
          builder.startDocument()
        case .documentEnd:
          if let first { keepDocument(at: first) }
          first = nil
        default:
          do throws(TreeBuilder.Fault) {
            try builder.add(event, from: events)
          } catch {
            return (breakOff(first, for: error), start)
          }
        }
      } catch {
        report(error)
        breakOffDocument(at: first, offset: error.offset)
        return (error.offset, start)
      }
    }
  }

  private mutating func keepDocument(at first: Int) {
    guard builder.records.count > first, !isEmptyDocument(at: first) else { return }
    documents.append(RawDocument(root: first, duplicates: builder.duplicates))
    for fault in builder.aliasFaults { report(fault) }
  }

  /// Whether nothing is written in a document, as between two `---` lines.
  private func isEmptyDocument(at first: Int) -> Bool {
    let record = builder.records[first]
    return record.kind == .scalar && record.style == .plain && !record.isDecoded
      && record.start == record.reach
  }

  private mutating func breakOffDocument(at first: Int?, offset: Int) {
    let first = first ?? builder.records.count
    for fault in builder.aliasFaults { report(fault) }
    let offset = min(offset, bytes.count)
    builder.breakOff(from: first, at: offset)
    documents.append(
      RawDocument(root: first, isBroken: true, duplicates: builder.duplicates))
    builder.startDocument()
  }

  private mutating func breakOff(_ first: Int?, for fault: TreeBuilder.Fault) -> Int {
    switch fault {
    case .depth(let offset):
      report(
        "input-limit", "the nesting is deeper than the \(limits.depth) levels allowed", at: offset,
        help: "flatten the document, or raise limits.depth in gesso.yaml")
      breakOffDocument(at: first, offset: offset)
      return offset
    case .nodes(let offset):
      report(
        "input-limit", "the file has more than the \(limits.nodes) nodes allowed", at: offset,
        help: "split the file, or raise limits.nodes in gesso.yaml")
      breakOffDocument(at: first, offset: offset)
      return bytes.count
    }
  }

  /// The offset of the first `---` line at or after a fault and after its own document's beginning.
  private func nextDocument(from fault: Int, after start: Int) -> Int? {
    var index = max(fault, start + 1)
    if index > 0, index < bytes.count, !isLineBreak(bytes[index - 1]) {
      while index < bytes.count, !isLineBreak(bytes[index]) { index += 1 }
    }
    while index < bytes.count {
      while index < bytes.count, isLineBreak(bytes[index]) { index += 1 }
      let end = index + 3
      if end <= bytes.count, bytes[index..<end].allSatisfy({ $0 == UInt8(ascii: "-") }),
        end == bytes.count || bytes[end] <= UInt8(ascii: " ")
      {
        return index
      }
      while index < bytes.count, !isLineBreak(bytes[index]) { index += 1 }
    }
    return nil
  }

  private func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

// MARK: - The finished file

extension YAMLReader {
  private consuming func finish() -> YAMLFile {
    var roots = documents.map(\.root)
    let tree: Tree
    if builder.needsExpansion {
      var expansion = Expansion(builder, bytes: bytes, limits: limits)
      roots = roots.map { expansion.append(documentAt: $0) }
      for fault in expansion.faults { report(fault) }
      tree = self.tree(
        of: expansion.records, ends: expansion.ends, ambiguous: expansion.ambiguous)
    } else {
      tree = self.tree(
        of: builder.records.array(),
        ends: builder.ends.isEmpty ? [] : builder.ends.sorted { $0.index < $1.index },
        ambiguous: builder.ambiguous)
    }
    let documents = zip(documents, roots).map { raw, root in
      let node = tree.node(at: root)
      return YAMLDocument(
        root: node, extent: node.range, isBroken: raw.isBroken,
        duplicateKeys: duplicates(raw.duplicates, below: node))
    }
    return YAMLFile(
      source: source, documents: documents,
      findings: findings.isEmpty ? [] : findings.sorted { $0.location < $1.location })
  }

  private func tree(
    of records: [NodeRecord], ends: [CollectionEnd], ambiguous: [UInt32]
  ) -> Tree {
    var rarities = Tree.Rarities.none
    if !builder.texts.isEmpty || !ends.isEmpty || !ambiguous.isEmpty {
      rarities = Tree.Rarities(
        decoded: builder.decoded, texts: builder.texts, ends: ends, ambiguous: ambiguous,
        keys: builder.keys)
    }
    return Tree(
      storage: Tree.Storage(bytes: bytes, records: records, source: source, rarities))
  }

  /// The repeated keys with the paths of their mappings, each of which is looked for once.
  private func duplicates(
    _ repeated: [TreeBuilder.RepeatedKey], below root: Node
  ) -> [DuplicateKey] {
    var paths: [Int: String] = [:]
    return repeated.map { pair in
      let path = paths[pair.mapping] ?? root.path(toMappingWithKeyAt: range(ofKeyAt: pair.key))
      paths[pair.mapping] = path
      return duplicate(pair, in: path)
    }
  }

  private func duplicate(_ pair: TreeBuilder.RepeatedKey, in parent: String) -> DuplicateKey {
    DuplicateKey(
      name: builder.text(ofScalarAt: pair.key), location: range(ofKeyAt: pair.key),
      first: range(ofKeyAt: pair.first), parent: parent)
  }

  private func range(ofKeyAt index: Int) -> SourceRange {
    range(Int(builder.records[index].start), builder.end(ofLeafAt: index))
  }

  private func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(source: source, start: start, end: end)
  }

  // MARK: Findings

  private mutating func report(
    _ rule: RuleName, _ message: String, at start: Int, to end: Int? = nil,
    related: [Label] = [], help: String? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, severity: .error, message: message,
        location: range(start, end ?? endOfCharacter(at: start)), related: related, help: help))
  }

  private mutating func report(_ fault: SyntaxFault) {
    let related = fault.context.map {
      [Label(message: $0.message, location: range($0.offset, endOfCharacter(at: $0.offset)))]
    }
    report(
      "yaml-syntax", "not well-formed YAML: \(fault.message)", at: min(fault.offset, bytes.count),
      related: related ?? [], help: advice(at: fault.offset))
  }

  private mutating func report(_ fault: TreeBuilder.AliasFault) {
    // Without the name: in a Secret it may be a password that begins with a star.
    let message =
      fault.isRecursive
      ? "the anchor's own value contains this alias"
      : "no anchor of that name stands before this alias in the document"
    report("yaml-syntax", message, at: fault.start, to: fault.end)
  }

  private mutating func report(_ fault: Expansion.Fault) {
    switch fault.reason {
    case .aliasNodes:
      report(
        "input-limit",
        "aliases expand to more than the \(limits.aliasNodes) nodes allowed", at: fault.start,
        to: fault.end, help: "write the values out, or raise limits.aliasNodes in gesso.yaml")
    case .aliasBytes:
      report(
        "input-limit",
        "aliases stand for more than the \(limits.fileSize) bytes allowed", at: fault.start,
        to: fault.end, help: "write the values out, or raise limits.fileSize in gesso.yaml")
    case .depth:
      report(
        "input-limit", "aliases nest deeper than the \(limits.depth) levels allowed",
        at: fault.start, to: fault.end, help: "raise limits.depth in gesso.yaml")
    case .mergeOfNoMapping:
      report(
        "yaml-syntax", "\"<<\" merges a mapping or a sequence of mappings, and this is neither",
        at: fault.start, to: fault.end)
    }
  }

  /// What usually causes a fault at a character.
  private func advice(at offset: Int) -> String? {
    guard offset < bytes.count else { return nil }
    return switch bytes[offset] {
    case UInt8(ascii: "\t"): "YAML is indented with spaces, not tabs"
    case UInt8(ascii: "`"), UInt8(ascii: "@"), UInt8(ascii: "%"):
      "put a value that starts with this character in quotes"
    default: nil
    }
  }

  private func endOfCharacter(at offset: Int) -> Int {
    guard offset < bytes.count, !isLineBreak(bytes[offset]) else { return min(offset, bytes.count) }
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
