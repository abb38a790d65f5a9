/// Numbers as kubectl's YAML reader takes them: Go's `strconv` with base prefixes, underscores
/// dropped, and a leading zero for octal.
enum KubectlNumber {
  /// Reads a plain scalar that starts with a digit or sign; nil where it is no number.
  static func read(_ text: Span<UInt8>) -> Scalar? {
    if let number = shortDecimal(text) { return .integer(number) }
    guard mayBeNumber(text), !isTimestamp(text) else { return nil }
    var digits: [UInt8] = []
    digits.reserveCapacity(text.count)
    for index in text.indices where text[index] != UInt8(ascii: "_") { digits.append(text[index]) }
    if let integer = readInteger(digits) { return integer }
    return readFloat(digits.span)
  }

  /// Whether there is nothing in the text that is in no number: an amount such as `16 GB` is none.
  private static func mayBeNumber(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case let byte where isDigit(byte): continue
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "x"), UInt8(ascii: "X"):
        continue
      default: return false
      }
    }
    return true
  }

  /// The number that a few digits without a leading zero are: nearly all that there are.
  private static func shortDecimal(_ text: Span<UInt8>) -> Int64? {
    guard text.count <= 18, text.count == 1 || text[0] != UInt8(ascii: "0") else { return nil }
    var number: Int64 = 0
    for index in text.indices {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int64(digit)
    }
    return number
  }

  /// Reads a decimal number with a fraction or an exponent.
  static func readFloat(_ text: Span<UInt8>) -> Scalar? {
    guard isDecimal(text), let value = Double(String(copying: text)) else { return nil }
    return float(value)
  }

  /// A whole number as an integer: kubectl hands `8.0` on as `8`.
  private static func float(_ value: Double) -> Scalar {
    guard let integer = Int64(exactly: value), abs(value) < 1e15 else { return .float(value) }
    return .integer(integer)
  }

  /// Digits with an optional sign and a base prefix: `0x`, `0o`, `0b`, or `0` for octal.
  private static func readInteger(_ text: [UInt8]) -> Scalar? {
    var digits = text[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard let radix = takeRadix(&digits), !digits.isEmpty,
      digits.allSatisfy({ isDigit($0) })
    else { return nil }
    let text = (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
    if let value = Int64(text, radix: radix) { return .integer(value) }
    guard radix != 10, !isNegative else { return nil }
    return UInt64(text, radix: radix).map { .float(Double($0)) }
  }

  private static func takeRadix(_ digits: inout ArraySlice<UInt8>) -> Int? {
    guard digits.first == UInt8(ascii: "0"), let second = digits.dropFirst().first else {
      return 10
    }
    switch second {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      digits.removeFirst(2)
      return 16
    case UInt8(ascii: "o"), UInt8(ascii: "O"):
      digits.removeFirst(2)
      return 8
    case UInt8(ascii: "b"), UInt8(ascii: "B"):
      digits.removeFirst(2)
      return 2
    default:
      digits.removeFirst()
      return 8
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// Whether the text fits `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func isDecimal(_ text: Span<UInt8>) -> Bool {
    var index = 0
    if !text.isEmpty, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") { index = 1 }
    let whole = skipDigits(text, &index)
    var fraction = 0
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      fraction = skipDigits(text, &index)
    }
    guard whole > 0 || fraction > 0 else { return false }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
        index += 1
      }
      guard skipDigits(text, &index) > 0 else { return false }
    }
    return index == text.count
  }

  private static func skipDigits(_ text: Span<UInt8>, _ index: inout Int) -> Int {
    let start = index
    while index < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) {
      index += 1
    }
    return index - start
  }

  /// Whether the text is a date, which kubectl keeps as the string that was written.
  private static func isTimestamp(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 8, text[4] == UInt8(ascii: "-") else { return false }
    var index = 0
    return skipDigits(text, &index) == 4
  }
}
