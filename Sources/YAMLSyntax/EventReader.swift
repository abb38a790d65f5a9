import CLibYAML

/// One event of libyaml's stream, with byte offsets instead of marks.
struct Event {
  enum Kind: UInt8 {
    case streamEnd
    case documentStart
    case documentEnd
    case alias
    case scalar
    case mappingStart
    case mappingEnd
    case sequenceStart
    case sequenceEnd
    /// Nothing the tree keeps (the start of the stream).
    case other
  }

  let kind: Kind
  let style: NodeStyle
  let tag: NodeTag
  /// Whether an anchor or a tag precedes the node, so that `start` is theirs.
  let hasProperties: Bool
  /// Whether the event begins and ends on one line.
  let isOnOneLine: Bool
  /// The offset of the event's first byte in the file.
  let start: Int
  /// The offset after its last byte.
  let end: Int
}

/// Why libyaml stopped.
struct SyntaxFault: Error {
  /// What libyaml says, in its words.
  let message: String
  /// The offset of the byte where it says so.
  let offset: Int
  /// What libyaml was doing, and where that had begun.
  let context: (message: String, offset: Int)?
}

/// libyaml's parser over one run of bytes: the owner of the C handles, and the only code that looks
/// into C's unions.
///
/// Every event is translated once. libyaml counts Unicode scalars; `offsets` turns its
/// counts into byte offsets as they come.
@safe struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var offsets: OffsetCursor
  /// Whether libyaml has allocated anything for the current event.
  private var ownsEvent = false
  private let isReady: Bool

  /// Starts at `base` in a file's bytes, which must stay in place as long as the reader lives.
  ///
  /// Where libyaml finds no memory, the first event says so.
  init(bytes: UnsafeBufferPointer<UInt8>, from base: Int, isASCII: Bool) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe offsets = OffsetCursor(bytes: bytes, base: base, isASCII: isASCII)
    unsafe parser.initialize(to: yaml_parser_t())
    isReady = unsafe yaml_parser_initialize(parser) == 1
    guard isReady, let start = bytes.baseAddress else { return }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, start + base, bytes.count - base)
  }

  deinit {
    giveBack()
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe parser.deallocate()
    unsafe event.deallocate()
  }

  /// The next event; its text can be read with `withValue` and `withAnchor` until the one after it.
  @inline(__always)
  mutating func next() throws(SyntaxFault) -> Event {
    giveBack()
    ownsEvent = false
    guard unsafe isReady && yaml_parser_parse(parser, event) == 1 else { throw fault() }
    return translate()
  }

  /// Gives back what the current event has of libyaml's.
  private func giveBack() {
    if ownsEvent { unsafe yaml_event_delete(event) }
  }

  /// Hands out the text of the current scalar.
  func withValue<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe body(Span(_unsafeStart: scalarText(event), count: scalarLength(event)))
  }

  /// The anchor of the current alias, scalar or collection; nil for none.
  var anchor: String? {
    let name: UnsafeMutablePointer<yaml_char_t>? =
      switch unsafe event.pointee.type {
      case YAML_ALIAS_EVENT: unsafe event.pointee.data.alias.anchor
      case YAML_SCALAR_EVENT: unsafe event.pointee.data.scalar.anchor
      case YAML_MAPPING_START_EVENT: unsafe event.pointee.data.mapping_start.anchor
      case YAML_SEQUENCE_START_EVENT: unsafe event.pointee.data.sequence_start.anchor
      default: nil
      }
    return unsafe name.map { unsafe String(cString: $0) }
  }

  @inline(__always)
  private mutating func translate() -> Event {
    let kind: Event.Kind
    var style = NodeStyle.plain
    var tag = NodeTag.none
    var hasProperties = false
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      kind = .scalar
      style = unsafe EventReader.style(scalarStyle(event))
      hasProperties = unsafe scalarHasProperties(event) != 0
      if hasProperties { tag = unsafe EventReader.tag(scalarTag(event)) }
      ownsEvent = true
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      style = unsafe mappingStyle(event) == YAML_FLOW_MAPPING_STYLE ? .flow : .block
      hasProperties = unsafe mappingHasProperties(event) != 0
      ownsEvent = hasProperties
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      style = unsafe sequenceStyle(event) == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
      hasProperties = unsafe sequenceHasProperties(event) != 0
      ownsEvent = hasProperties
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_ALIAS_EVENT:
      kind = .alias
      ownsEvent = true
    case YAML_DOCUMENT_START_EVENT:
      kind = .documentStart
      ownsEvent = true
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    default: kind = .other
    }
    let start = unsafe offsets.offset(ofScalar: event.pointee.start_mark.index)
    let end = unsafe offsets.offset(ofScalar: event.pointee.end_mark.index)
    return unsafe Event(
      kind: kind, style: style, tag: tag, hasProperties: hasProperties,
      isOnOneLine: event.pointee.start_mark.line == event.pointee.end_mark.line, start: start,
      end: end)
  }

  private mutating func fault() -> SyntaxFault {
    let message =
      unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory"
    guard unsafe parser.pointee.error != YAML_READER_ERROR else {
      let offset = unsafe offsets.base + parser.pointee.problem_offset
      return SyntaxFault(message: message, offset: offset, context: nil)
    }
    let offset = unsafe offsets.offset(ofScalar: parser.pointee.problem_mark.index)
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) }
    let begun = unsafe offsets.offset(ofScalar: parser.pointee.context_mark.index)
    return SyntaxFault(message: message, offset: offset, context: context.map { ($0, begun) })
  }

  private static func style(_ style: yaml_scalar_style_t) -> NodeStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func tag(_ tag: UnsafePointer<yaml_char_t>?) -> NodeTag {
    guard let tag = unsafe tag else { return .none }
    return switch unsafe String(cString: tag) {
    case "tag:yaml.org,2002:str", "!": .string
    case "tag:yaml.org,2002:int": .integer
    case "tag:yaml.org,2002:float": .float
    case "tag:yaml.org,2002:bool": .boolean
    case "tag:yaml.org,2002:null": .null
    case "tag:yaml.org,2002:binary": .binary
    default: .other
    }
  }
}

/// Turns counts of Unicode scalars into byte offsets, moving with the events, which go forward.
@safe private struct OffsetCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset at which libyaml started to count.
  let base: Int
  private let isASCII: Bool
  private var scalar = 0
  private var position: Int

  init(bytes: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
    unsafe self.bytes = unsafe bytes
    self.base = base
    self.isASCII = isASCII
    position = base
  }

  @inline(__always)
  mutating func offset(ofScalar index: Int) -> Int {
    isASCII ? base &+ index : count(to: index)
  }

  private mutating func count(to index: Int) -> Int {
    while scalar < index, unsafe position < bytes.count {
      position += 1
      while unsafe position < bytes.count && bytes[position] & 0xC0 == 0x80 { position += 1 }
      scalar += 1
    }
    while scalar > index, position > base {
      position -= 1
      while position > base, unsafe bytes[position] & 0xC0 == 0x80 { position -= 1 }
      scalar -= 1
    }
    return position
  }
}
