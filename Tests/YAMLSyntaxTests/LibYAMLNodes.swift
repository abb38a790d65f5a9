import CLibYAML

/// What libyaml itself says of some bytes: the nodes of each document with the characters they are
/// written with, in a loop that shares nothing with the reader that is tested.
struct LibYAMLNodes {
  /// The documents that ended, in order, those that hold nothing left out.
  private(set) var documents: [OutlineNode] = []
  /// What had been read of a document that did not end.
  private(set) var partial: [OutlineNode] = []
  /// Where libyaml stopped, and its words; nil for bytes that it accepts.
  private(set) var refusal: (offset: Int, message: String)?
  /// Whether an alias has no anchor before it, or lies in its own value.
  private(set) var hasLostAlias = false
  /// Whether some mapping has a plain key `<<`.
  private(set) var hasMergeKey = false

  private let bytes: [UInt8]
  private let offsets: CharacterOffsets
  /// The starts of the scalars' own characters, without anchors and tags, in order.
  private var scalarStarts: [Int] = []
  private var open: [OutlineNode] = []
  private var anchors: [String: OutlineNode] = [:]
  private var openAnchors: [String?] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offsets = CharacterOffsets(bytes)
    scan()
    parse()
  }

  // MARK: libyaml

  private func start(_ parser: inout yaml_parser_t, _ input: UnsafeBufferPointer<UInt8>) -> Bool {
    guard yaml_parser_initialize(&parser) == 1 else { return false }
    yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
    return true
  }

  private mutating func scan() {
    var starts: [Int] = []
    bytes.withUnsafeBufferPointer { input in
      var parser = yaml_parser_t()
      guard start(&parser, input) else { return }
      defer { yaml_parser_delete(&parser) }
      var isDone = false
      while !isDone {
        var token = yaml_token_t()
        guard yaml_parser_scan(&parser, &token) == 1 else { return }
        if token.type == YAML_SCALAR_TOKEN { starts.append(token.start_mark.index) }
        isDone = token.type == YAML_STREAM_END_TOKEN || token.type == YAML_NO_TOKEN
        yaml_token_delete(&token)
      }
    }
    scalarStarts = starts.map { offsets[$0] }.reversed()
  }

  private mutating func parse() {
    let bytes = bytes
    bytes.withUnsafeBufferPointer { input in
      var parser = yaml_parser_t()
      guard start(&parser, input) else { return }
      defer { yaml_parser_delete(&parser) }
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
          let isReader = parser.error == YAML_READER_ERROR
          refusal = (
            isReader ? parser.problem_offset : offsets[parser.problem_mark.index],
            parser.problem.map { String(cString: $0) } ?? ""
          )
          partial = open
          return
        }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return }
        take(event)
      }
    }
  }

  // MARK: Nodes

  private mutating func take(_ event: yaml_event_t) {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      anchors = [:]
      open = [OutlineNode(kind: .document)]
      openAnchors = [nil]
    case YAML_DOCUMENT_END_EVENT:
      if let root = open.first?.children.first, !root.isNothing { documents.append(root) }
      open = []
    case YAML_SCALAR_EVENT: takeScalar(event)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      let hasProperties = mapping.anchor != nil || mapping.tag != nil
      let isFlow = mapping.style == YAML_FLOW_MAPPING_STYLE
      let isPair = isFlow && !hasProperties && opensPair(event)
      let place = isPair ? offsets[event.start_mark.index] : ownStart(event, isFlow: isFlow)
      openCollection(
        OutlineNode(
          kind: .mapping, style: isPair ? .pair : isFlow ? .flow : .block, start: place,
          line: event.start_mark.line, column: event.start_mark.column,
          hasProperties: hasProperties), mapping.anchor)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      let isFlow = sequence.style == YAML_FLOW_SEQUENCE_STYLE
      openCollection(
        OutlineNode(
          kind: .sequence, style: isFlow ? .flow : .block, start: ownStart(event, isFlow: isFlow),
          line: event.start_mark.line, column: event.start_mark.column,
          hasProperties: sequence.anchor != nil || sequence.tag != nil), sequence.anchor)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: closeCollection(event)
    case YAML_ALIAS_EVENT: takeAlias(event)
    default: break
    }
  }

  /// Whether a flow mapping is a single pair in a sequence: its event is that of a key, which has no
  /// characters of its own but for an explicit one.
  private func opensPair(_ event: yaml_event_t) -> Bool {
    event.start_mark.index == event.end_mark.index
      || bytes[offsets[event.start_mark.index]] == UInt8(ascii: "?")
  }

  /// Where a collection's own characters begin: its event ends at the bracket, or where the first
  /// entry begins, or, in a sequence without an indentation of its own, after its first dash.
  private func ownStart(_ event: yaml_event_t, isFlow: Bool) -> Int {
    let end = offsets[event.end_mark.index]
    if isFlow { return end - 1 }
    let isAfterDash =
      event.type == YAML_SEQUENCE_START_EVENT
      && (end >= bytes.count || bytes[end] != UInt8(ascii: "-"))
    return isAfterDash ? end - 1 : end
  }

  private mutating func takeScalar(_ event: yaml_event_t) {
    let scalar = event.data.scalar
    let text = Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    let style = OutlineNode.Style(scalar.style)
    var node = OutlineNode(
      kind: .scalar, style: style, start: offsets[event.end_mark.index],
      end: offsets[event.end_mark.index], text: text,
      tag: scalar.tag.map { String(cString: $0) }, line: event.start_mark.line,
      column: event.start_mark.column, hasProperties: scalar.anchor != nil || scalar.tag != nil)
    node.tokenEnd = node.end
    node.indent = open.last { $0.style == .block }.map { column(of: $0.start) }
    // A value that is left out has no characters and no token.
    if style != .plain || !text.isEmpty, let start = scalarStarts.popLast() {
      node.start = start
      if style == .block || style == .foldedBlock { node.trimEnd(in: bytes) }
    }
    if style == .plain, text == Array("<<".utf8), let parent = open.last, parent.kind == .mapping,
      parent.children.count.isMultiple(of: 2)
    {
      hasMergeKey = true
    }
    remember(node, as: scalar.anchor)
    append(node)
  }

  private func column(of offset: Int) -> Int {
    let line = bytes[..<offset].lastIndex { $0 == 10 || $0 == 13 }.map { $0 + 1 } ?? offsets[0]
    return bytes[line..<offset].count { $0 & 0xC0 != 0x80 }
  }

  private mutating func openCollection(
    _ node: OutlineNode, _ anchor: UnsafeMutablePointer<yaml_char_t>?
  ) {
    open.append(node)
    openAnchors.append(anchor.map { String(cString: $0) })
    if let anchor { anchors[String(cString: anchor)] = nil }
  }

  private mutating func closeCollection(_ event: yaml_event_t) {
    guard var node = open.popLast(), let anchor = openAnchors.popLast() else { return }
    node.end =
      node.style == .flow
      ? offsets[event.end_mark.index] : max(node.start, node.children.last?.writtenEnd ?? 0)
    node.tokenEnd = node.end
    if let anchor { anchors[anchor] = node }
    append(node)
  }

  private mutating func takeAlias(_ event: yaml_event_t) {
    let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
    let (start, end) = (offsets[event.start_mark.index], offsets[event.end_mark.index])
    guard var node = anchors[name] else {
      hasLostAlias = true
      var poison = OutlineNode(kind: .poison, start: start, end: end)
      poison.writtenEnd = end
      return append(poison)
    }
    node.writtenEnd = end
    append(node)
  }

  private mutating func remember(
    _ node: OutlineNode, as anchor: UnsafeMutablePointer<yaml_char_t>?
  ) {
    if let anchor { anchors[String(cString: anchor)] = node }
  }

  private mutating func append(_ node: OutlineNode) {
    guard !open.isEmpty else { return }
    var node = node
    if node.writtenEnd == nil { node.writtenEnd = node.end }
    open[open.count - 1].children.append(node)
  }
}

/// The byte offset of each character, as libyaml counts them: a byte order mark is none.
struct CharacterOffsets {
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    starts = bytes.indices.filter { $0 >= first && bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  subscript(index: Int) -> Int { starts[min(index, starts.count - 1)] }
}
