/// How libyaml's events become scalars and collections: each at its own characters, after its anchor and
/// tag.
extension TreeBuilder {
  /// Adds one event of a document's content.
  @inline(__always)
  mutating func add(_ event: Event, from reader: borrowing EventReader) throws(Fault) {
    switch event.kind {
    case .scalar: addScalar(event, from: reader)
    case .mappingStart, .sequenceStart: try openCollection(event, from: reader)
    // The end of a single pair in a flow sequence has no character of its own, nor has that of a block.
    case .mappingEnd, .sequenceEnd:
      closeCollection(at: isInBrackets && event.end > event.start ? event.end : nil)
    case .alias: addAlias(of: reader.anchor ?? "", from: event.start, to: event.end)
    case .streamEnd, .documentStart, .documentEnd, .other: break
    }
    guard !isOverLimit else { throw .nodes(offset: event.start) }
  }

  @inline(__always)
  private mutating func addScalar(_ event: Event, from reader: borrowing EventReader) {
    var start = event.start
    if event.hasProperties {
      start = skipProperties(from: event.start, to: event.end)
      if let anchor = reader.anchor { nameNext(anchor) }
    }
    let isBlock = event.style == .literal || event.style == .folded
    let end = isBlock ? endOfText(before: event.end, after: start) : event.end
    let record = NodeRecord(
      kind: .scalar, style: event.style, tag: event.tag, start: start, reach: end)
    reader.withValue { value in
      addScalar(record, value, isInFile: stands(value, in: event, from: start))
    }
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

  private mutating func openCollection(
    _ event: Event, from reader: borrowing EventReader
  ) throws(Fault) {
    var start = event.start
    if event.hasProperties {
      start = ownStart(of: event)
      if let anchor = reader.anchor { nameNext(anchor) }
    }
    try openCollection(event.kind == .mappingStart ? .mapping : .sequence, event.style, at: start)
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
