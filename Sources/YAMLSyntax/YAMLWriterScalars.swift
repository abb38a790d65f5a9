// How a writer puts scalars.

extension YAMLWriter {
  /// Writes a scalar, an empty collection, or `null` for poison.
  ///
  /// - Parameter depth: the level of the collection that the scalar lies in.
  mutating func leaf(_ index: Int, of source: TreeText, depth: Int) {
    let record = source[index]
    switch record.kind {
    case .poison: append("null")
    case .mapping: append("{}")
    case .sequence: append("[]")
    case .scalar:
      source.text(of: index).read { text in
        guard record.canBeTyped else { return string(text, depth: depth) }
        if YAMLWriter.isPlainInteger(text) { return append(text) }
        guard let value = Scalar.typed(text) else { return string(text, depth: depth) }
        typed(value)
      }
    }
  }

  /// Writes a scalar as a mapping's key, which kubectl makes a string of.
  mutating func keyText(_ index: Int, of source: TreeText) {
    let record = source[index]
    guard record.kind == .scalar else { return append("null") }
    source.text(of: index).read { text in
      guard record.canBeTyped, let value = Scalar.typed(text) else { return simpleString(text) }
      if value == .null { return append("null") }
      append(UInt8(ascii: "\""))
      typed(value)
      append(UInt8(ascii: "\""))
    }
  }

  /// Writes a value that is no string.
  private mutating func typed(_ value: Scalar) {
    switch value {
    case .null: append("null")
    case .boolean(let value): append(value ? "true" : "false")
    case .integer(let value): append(Array(String(value).utf8))
    case .float(let value): float(value)
    case .string(let text): string(text.utf8Span.span, depth: 0)
    }
  }

  /// Writes a float with a point and a signed exponent, without which YAML 1.1 reads a string.
  private mutating func float(_ value: Double) {
    guard value.isFinite else {
      return append(value.isNaN ? ".nan" : value < 0 ? "-.inf" : ".inf")
    }
    let text = value.description
    guard let mark = text.firstIndex(of: "e") else { return append(Array(text.utf8)) }
    let digits = text[..<mark]
    append(Array(digits.utf8))
    if !digits.contains(".") { append(".0") }
    append(Array(text[mark...].utf8))
  }

  /// Whether a text is a decimal integer in its shortest form that surely fits 64 bits.
  static func isPlainInteger(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= 18 else { return false }
    let start = text[0] == UInt8(ascii: "-") ? 1 : 0
    guard start < text.count else { return false }
    if text[start] == UInt8(ascii: "0") { return text.count == 1 }
    for index in start..<text.count where text[index] &- UInt8(ascii: "0") > 9 { return false }
    return true
  }
}

// MARK: - Strings

extension YAMLWriter {
  /// Writes a string.
  mutating func string(_ text: Span<UInt8>, depth: Int) {
    let notation = StringNotation(text)
    guard case .literal = notation else { return string(text, as: notation) }
    literal(text, depth: depth)
  }

  /// Writes a string on one line.
  mutating func simpleString(_ text: Span<UInt8>) {
    let notation = StringNotation(text)
    if case .literal = notation { return string(text, as: .escaped) }
    string(text, as: notation)
  }

  private mutating func string(_ text: Span<UInt8>, as notation: StringNotation) {
    switch notation {
    case .plain: append(text)
    case .doubleQuoted:
      append(UInt8(ascii: "\""))
      append(text)
      append(UInt8(ascii: "\""))
    case .singleQuoted:
      append(UInt8(ascii: "'"))
      for index in text.indices {
        if text[index] == UInt8(ascii: "'") { append(UInt8(ascii: "'")) }
        append(text[index])
      }
      append(UInt8(ascii: "'"))
    case .escaped, .literal: escaped(text)
    }
  }

  /// Writes a literal block, its lines one level deeper than the collection it lies in.
  ///
  /// A first line that starts with white space, or is empty, hides the indentation, so that it has to
  /// be told.
  private mutating func literal(_ text: Span<UInt8>, depth: Int) {
    let newline: UInt8 = 0x0A
    append(UInt8(ascii: "|"))
    if text[0] <= 0x20 { append(UInt8(ascii: "2")) }
    let last = text.count - 1
    if text[last] != newline {
      append(UInt8(ascii: "-"))
    } else if text[last - 1] == newline {
      append(UInt8(ascii: "+"))
    }
    let end = text[last] == newline ? last : text.count
    var start = 0
    while start <= end {
      var next = start
      while next < end, text[next] != newline { next += 1 }
      append(newline)
      if next > start {
        indent(depth + 1)
        append(text.extracting(start..<next))
      }
      start = next + 1
    }
  }

  private mutating func escaped(_ text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    var index = 0
    while index < text.count {
      if let character = UnprintableCharacter(at: index, in: text) {
        append(UInt8(ascii: "\\"))
        append(UInt8(ascii: "u"))
        hexadecimal(character.codePoint, digits: 4)
        index += character.count
      } else {
        escaped(text[index])
        index += 1
      }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x00..<0x20, 0x7F:
      append("\\x")
      hexadecimal(UInt32(byte), digits: 2)
    default: append(byte)
    }
  }

  private mutating func hexadecimal(_ value: UInt32, digits: Int) {
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> UInt32(4 * place) & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }
}
