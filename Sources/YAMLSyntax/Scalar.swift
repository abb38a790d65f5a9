/// A scalar's value as kubectl reads it (`sigs.k8s.io/yaml`, which reads YAML 1.1 with Go's number
/// syntax): the type a plain scalar has is decided by its text alone.
public enum Scalar: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A number that fits a signed 64-bit integer.
  case integer(Int64)
  case float(Double)
  case string(String)

  /// Reads the text of a scalar of this style and tag.
  init(reading text: Span<UInt8>, style: NodeStyle, tag: NodeTag) {
    switch tag {
    case .none where style == .plain: self = Scalar(plain: text)
    case .none, .string, .binary, .other: self = .string(String(copying: text))
    case .integer, .float, .boolean, .null: self = Scalar(plain: text)
    }
  }

  /// Reads a plain scalar.
  init(plain text: Span<UInt8>) {
    self = Scalar.typed(text) ?? .string(String(copying: text))
  }

  /// The value of a plain scalar that is no string; nil for a string.
  static func typed(_ text: Span<UInt8>) -> Scalar? {
    PlainClass(text)?.value
  }

  /// Whether the first byte tells that a plain scalar is nothing but a string.
  static func canOnlyBeString(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch text[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "~"):
      return false
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
      UInt8(ascii: "o"), UInt8(ascii: "O"):
      return text.count > 5
    default: return true
    }
  }

  /// The word for the type in messages: `null`, `boolean`, `integer`, `number` or `string`.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "number"
    case .string: "string"
    }
  }
}

/// What the first look at a plain scalar tells: most are words that can only be strings, and only
/// the rest is read further.
private struct PlainClass {
  let value: Scalar?

  /// Nil where the text can only be a string.
  init?(_ text: Span<UInt8>) {
    guard !text.isEmpty else {
      value = .null
      return
    }
    switch text[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      value = KubectlNumber.read(text) ?? PlainWord.read(text)
    case UInt8(ascii: "."):
      value = KubectlNumber.readFloat(text) ?? PlainWord.read(text)
    case UInt8(ascii: "~"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"),
      UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
      UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
      guard text.count <= 5 else { return nil }
      value = PlainWord.read(text)
    default:
      return nil
    }
  }
}

/// The words that are no strings.
enum PlainWord {
  /// Whether a plain scalar of that text is null.
  static func isNull(_ text: Span<UInt8>) -> Bool {
    switch text.count {
    case 0: true
    case 1: text[0] == UInt8(ascii: "~")
    case 4: text.isWord("null", "Null", "NULL")
    default: false
    }
  }

  static func read(_ text: Span<UInt8>) -> Scalar? {
    guard let first = text.count <= 5 && !text.isEmpty ? text[0] : nil else { return nil }
    switch (text.count, first) {
    case (1, UInt8(ascii: "~")): return .null
    case (1, UInt8(ascii: "y")), (1, UInt8(ascii: "Y")): return .boolean(true)
    case (1, UInt8(ascii: "n")), (1, UInt8(ascii: "N")): return .boolean(false)
    case (2, _):
      if text.isWord("on", "On", "ON") { return .boolean(true) }
      return text.isWord("no", "No", "NO") ? .boolean(false) : nil
    case (3, _):
      if text.isWord("yes", "Yes", "YES") { return .boolean(true) }
      return text.isWord("off", "Off", "OFF") ? .boolean(false) : nil
    case (4, UInt8(ascii: ".")):
      if text.isWord(".nan", ".NaN", ".NAN") { return .float(.nan) }
      return text.isWord(".inf", ".Inf", ".INF") ? .float(.infinity) : nil
    case (4, _):
      if text.isWord("true", "True", "TRUE") { return .boolean(true) }
      return text.isWord("null", "Null", "NULL") ? .null : nil
    case (5, UInt8(ascii: "+")):
      return text.isWord("+.inf", "+.Inf", "+.INF") ? .float(.infinity) : nil
    case (5, UInt8(ascii: "-")):
      return text.isWord("-.inf", "-.Inf", "-.INF") ? .float(-.infinity) : nil
    case (5, _): return text.isWord("false", "False", "FALSE") ? .boolean(false) : nil
    default: return nil
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes are one of three ways to write a word.
  fileprivate func isWord(
    _ lower: StaticString, _ capitalized: StaticString, _ upper: StaticString
  ) -> Bool {
    isEqual(to: lower) || isEqual(to: capitalized) || isEqual(to: upper)
  }
}
