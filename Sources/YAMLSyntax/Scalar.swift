/// A scalar's value as kubectl reads it (`sigs.k8s.io/yaml`, which reads YAML 1.1 with Go's number
/// syntax): the type a plain scalar has is decided by its text alone.
package enum Scalar: Hashable, Sendable {
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
  package var typeName: String {
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
  static func read(_ text: Span<UInt8>) -> Scalar? {
    let words: [(StaticString, Scalar)]
    switch text.count {
    case 1: words = one
    case 2: words = two
    case 3: words = three
    case 4: words = four
    case 5: words = five
    default: return nil
    }
    return words.first { text.isEqual(to: $0.0) }?.1
  }

  private static let one: [(StaticString, Scalar)] = [
    ("~", .null), ("y", .boolean(true)), ("Y", .boolean(true)), ("n", .boolean(false)),
    ("N", .boolean(false)),
  ]
  private static let two: [(StaticString, Scalar)] = [
    ("on", .boolean(true)), ("On", .boolean(true)), ("ON", .boolean(true)),
    ("no", .boolean(false)), ("No", .boolean(false)), ("NO", .boolean(false)),
  ]
  private static let three: [(StaticString, Scalar)] = [
    ("yes", .boolean(true)), ("Yes", .boolean(true)), ("YES", .boolean(true)),
    ("off", .boolean(false)), ("Off", .boolean(false)), ("OFF", .boolean(false)),
  ]
  private static let four: [(StaticString, Scalar)] = [
    ("true", .boolean(true)), ("True", .boolean(true)), ("TRUE", .boolean(true)),
    ("null", .null), ("Null", .null), ("NULL", .null),
    (".nan", .float(.nan)), (".NaN", .float(.nan)), (".NAN", .float(.nan)),
    (".inf", .float(.infinity)), (".Inf", .float(.infinity)), (".INF", .float(.infinity)),
  ]
  private static let five: [(StaticString, Scalar)] = [
    ("false", .boolean(false)), ("False", .boolean(false)), ("FALSE", .boolean(false)),
    ("+.inf", .float(.infinity)), ("+.Inf", .float(.infinity)), ("+.INF", .float(.infinity)),
    ("-.inf", .float(-.infinity)), ("-.Inf", .float(-.infinity)), ("-.INF", .float(-.infinity)),
  ]
}
