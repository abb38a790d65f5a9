import CLibYAML

/// What libyaml's events say of some bytes.
struct LibYAML {
  private(set) var isAccepted = true
  private(set) var hasAliases = false
  /// The values of all scalars, those of empty documents left out, whether or not with a tag or anchor.
  private(set) var scalars: [[UInt8]] = []

  static func read(_ bytes: [UInt8]) -> LibYAML {
    var result = LibYAML()
    bytes.withUnsafeBufferPointer { result.read($0) }
    return result
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    // Without a byte order mark, which libyaml takes off only where it looks for the encoding itself.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let base = bytes.baseAddress, start < bytes.count else { return }
    yaml_parser_set_input_string(&parser, base + start, bytes.count - start)
    var opensDocument = false
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        isAccepted = false
        return
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return }
      if event.type == YAML_ALIAS_EVENT { hasAliases = true }
      if event.type == YAML_SCALAR_EVENT {
        let scalar = event.data.scalar
        let isEmptyDocument =
          opensDocument && scalar.length == 0 && scalar.style == YAML_PLAIN_SCALAR_STYLE
        if !isEmptyDocument {
          scalars.append(Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length)))
        }
      }
      opensDocument = event.type == YAML_DOCUMENT_START_EVENT
    }
  }
}
