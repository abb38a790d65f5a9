/// A JSON value with the byte range it was read from: what Palette and registry Secrets hold.
public struct JSONValue: Sendable {
  /// What a value holds; members and items in the order written.
  public enum Content: Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    case number
    case boolean(Bool)
    case null
  }

  /// A member of an object.
  public struct Member: Sendable {
    /// The name, escapes resolved.
    public let name: String
    /// The name's bytes, quotes included.
    public let nameRange: Range<Int>
    /// The value after the colon.
    public let value: JSONValue
  }

  /// The value's type and what it holds.
  public let content: Content
  /// The value's bytes in the text, quotes or brackets included.
  public let range: Range<Int>

  /// Where and why a text is no JSON.
  public struct Fault: Error {
    /// The byte offset at which reading stopped, counted from 0.
    public let offset: Int
    /// What is wrong, in a few words without a full stop.
    public let message: String
  }

  /// Reads a text that is one JSON value and nothing else.
  ///
  /// Source: RFC 8259; nesting deeper than 100 is refused.
  public init(parsing bytes: [UInt8]) throws(Fault) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.parseDocument()
  }

  fileprivate init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// The last member of a name, which is the one that counts; nil where this is no object.
  public subscript(name: String) -> Member? {
    members?.last { $0.name == name }
  }

  /// An object's members in order; nil where this is no object.
  public var members: [Member]? {
    guard case .object(let members) = content else { return nil }
    return members
  }

  /// The text of a string, escapes resolved; nil for any other value.
  public var string: String? {
    guard case .string(let text) = content else { return nil }
    return text
  }

  /// The value of `true` or `false`; nil for any other value.
  public var boolean: Bool? {
    guard case .boolean(let value) = content else { return nil }
    return value
  }

  /// The word for the type in messages.
  public var typeName: String {
    switch content {
    case .object: "object"
    case .array: "array"
    case .string: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .null: "null"
    }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parseDocument() throws(JSONValue.Fault) -> JSONValue {
    skipBlanks()
    let value = try parseValue()
    skipBlanks()
    guard position == bytes.count else { throw fault("expected the end after the value") }
    return value
  }

  private mutating func parseValue() throws(JSONValue.Fault) -> JSONValue {
    guard position < bytes.count else { throw fault("expected a value, found the end") }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "{"):
      return try nested { (self) throws(JSONValue.Fault) in
        try self.parseObject()
      }
    case UInt8(ascii: "["):
      return try nested { (self) throws(JSONValue.Fault) in
        try self.parseArray()
      }
    case UInt8(ascii: "\""):
      let text = try parseString()
      return JSONValue(.string(text), start..<position)
    case UInt8(ascii: "t"): return try parseWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try parseWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try parseWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    default: throw fault("expected a value")
    }
  }

  private mutating func nested(
    _ parse: (inout JSONParser) throws(JSONValue.Fault) -> JSONValue
  ) throws(JSONValue.Fault) -> JSONValue {
    guard depth < 100 else { throw fault("nested too deeply") }
    depth += 1
    let value = try parse(&self)
    depth -= 1
    return value
  }

  private mutating func parseObject() throws(JSONValue.Fault) -> JSONValue {
    let start = position
    position += 1
    skipBlanks()
    var members: [JSONValue.Member] = []
    while !take(UInt8(ascii: "}")) {
      if !members.isEmpty { try expect(UInt8(ascii: ","), "expected , or }") }
      skipBlanks()
      let nameStart = position
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw fault("expected a name in double quotes")
      }
      let name = try parseString()
      let nameRange = nameStart..<position
      skipBlanks()
      try expect(UInt8(ascii: ":"), "expected : after the name")
      skipBlanks()
      let value = try parseValue()
      members.append(JSONValue.Member(name: name, nameRange: nameRange, value: value))
      skipBlanks()
    }
    return JSONValue(.object(members), start..<position)
  }

  private mutating func parseArray() throws(JSONValue.Fault) -> JSONValue {
    let start = position
    position += 1
    skipBlanks()
    var values: [JSONValue] = []
    while !take(UInt8(ascii: "]")) {
      if !values.isEmpty { try expect(UInt8(ascii: ","), "expected , or ]") }
      skipBlanks()
      values.append(try parseValue())
      skipBlanks()
    }
    return JSONValue(.array(values), start..<position)
  }

  private mutating func parseString() throws(JSONValue.Fault) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        text.append(contentsOf: String(try parseEscape()).utf8)
      case 0..<0x20: throw fault("a control character in a string has to be escaped")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw fault("the string does not end")
  }

  private mutating func parseEscape() throws(JSONValue.Fault) -> Unicode.Scalar {
    guard position < bytes.count else { throw fault("the string does not end") }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Unicode.Scalar(bytes[position - 1])
    case UInt8(ascii: "u"): return try parseUnicodeEscape()
    default: throw fault("no escape starts so")
    }
  }

  private mutating func parseUnicodeEscape() throws(JSONValue.Fault) -> Unicode.Scalar {
    let high = try parseHexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    position += 2
    let low = try parseHexadecimal()
    guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func parseHexadecimal() throws(JSONValue.Fault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    // The initializer alone would take a sign.
    guard digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("\\u takes four hexadecimal digits") }
    position += 4
    return value
  }

  private mutating func parseNumber() throws(JSONValue.Fault) -> JSONValue {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    guard skipDigits() > 0 else { throw fault("expected a digit") }
    if bytes[whole] == UInt8(ascii: "0"), position - whole > 1 {
      throw fault("a number has no leading zero")
    }
    if take(UInt8(ascii: ".")), skipDigits() == 0 { throw fault("expected a digit") }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard skipDigits() > 0 else { throw fault("expected a digit") }
    }
    return JSONValue(.number, start..<position)
  }

  private mutating func parseWord(
    _ word: String, _ content: JSONValue.Content
  ) throws(JSONValue.Fault) -> JSONValue {
    let start = position
    guard bytes[position...].starts(with: word.utf8) else { throw fault("expected a value") }
    position += word.utf8.count
    return JSONValue(content, start..<position)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    return position - start
  }

  private mutating func skipBlanks() {
    while position < bytes.count,
      [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position])
    {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8, _ message: String) throws(JSONValue.Fault) {
    guard take(byte) else { throw fault(message) }
  }

  private func fault(_ message: String) -> JSONValue.Fault {
    JSONValue.Fault(offset: position, message: message)
  }
}
