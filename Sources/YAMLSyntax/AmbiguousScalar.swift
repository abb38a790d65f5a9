extension Node {
  /// Whether YAML 1.1 and YAML 1.2 read this plain scalar as different values, so that another reader
  /// of the same file may see something else than kubectl: `on`, `0123`, `0o17`, `1_000`, `12:30`.
  ///
  /// Dates are left out: readers of both versions hand the characters on as they are.
  public var isAmbiguous: Bool {
    guard isScalar, style == .plain, tag == .none else { return false }
    return withText { AmbiguousScalar.isAmbiguous($0) }
  }
}

/// Tells plain scalars that YAML 1.1 and 1.2 read differently.
enum AmbiguousScalar {
  /// The first byte, and for words the length, tell nearly all scalars to be alike to everyone.
  static func isAmbiguous(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch text[0] {
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "o"), UInt8(ascii: "O"):
      guard text.count <= 3 else { return false }
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      if text.count < 18, isDigits(text) { return false }
      // No word begins so, and no number but one with an exponent has a letter in it: `512Gi`.
      for index in text.indices where isLetterOfNoExponent(text[index]) { return false }
    case UInt8(ascii: "0"):
      if text.count == 1 { return false }
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): break
    default: return false
    }
    // What no number and no word has in it makes a string of it for everyone: `16 GB`, `10.0.0.0/8`.
    for index in text.indices where !isInNumbersOrWords(text[index]) { return false }
    return SchemaReading(version1_1: text) != SchemaReading(version1_2: text)
  }

  private static func isInNumbersOrWords(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isLetterOfNoExponent(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z") && small != UInt8(ascii: "e")
  }

  private static func isDigits(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] < 0x30 || text[index] > 0x39 { return false }
    return true
  }
}

/// The value of a plain scalar under one of the two YAML type repositories.
private enum SchemaReading: Equatable {
  case string
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)

  /// YAML 1.2's core schema.
  init(version1_2 text: Span<UInt8>) {
    let whole = Numeral(text)
    if text.isEqual(to: "null") || text.isEqual(to: "Null") || text.isEqual(to: "NULL") {
      self = .null
    } else if let value = whole.decimal ?? whole.based("0o", 8, signed: false)
      ?? whole.based("0x", 16, signed: false)
    {
      self = .integer(value)
    } else if let value = whole.float(exponentNeedsSign: false, needsPoint: false) {
      self = .float(value)
    } else {
      self = .string
    }
  }

  /// The types of YAML 1.1: words for booleans, octal by a leading zero, underscores, base 60.
  init(version1_1 text: Span<UInt8>) {
    if case .boolean(let value)? = PlainWord.read(text) {
      self = .boolean(value)
      return
    }
    if PlainWord.read(text) == .null {
      self = .null
      return
    }
    let whole = Numeral(text.withoutUnderscores)
    if let value = whole.based("0b", 2, signed: true) ?? whole.based("0x", 16, signed: true)
      ?? whole.octal ?? whole.decimalWithoutLeadingZero ?? whole.sexagesimal
    {
      self = .integer(value)
    } else if let value = whole.float(exponentNeedsSign: true, needsPoint: true) {
      self = .float(value)
    } else if let value = whole.longDecimal {
      self = .float(value)
    } else {
      self = .string
    }
  }
}

/// A sign and what follows it.
private struct Numeral {
  let isNegative: Bool
  let hasSign: Bool
  let digits: String

  init(_ text: Span<UInt8>) {
    self.init(String(copying: text))
  }

  init(_ text: String) {
    isNegative = text.hasPrefix("-")
    hasSign = isNegative || text.hasPrefix("+")
    digits = String(text.dropFirst(hasSign ? 1 : 0))
  }

  var decimal: Int64? { value(of: digits, radix: 10) }

  var decimalWithoutLeadingZero: Int64? {
    digits == "0" || !digits.hasPrefix("0") ? decimal : nil
  }

  /// A whole number that no 64-bit integer holds.
  var longDecimal: Double? {
    guard digits.utf8.count > 18, !digits.hasPrefix("0"),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return float(exponentNeedsSign: true, needsPoint: false)
  }

  var octal: Int64? {
    digits.hasPrefix("0") && digits.utf8.count > 1 ? value(of: digits, radix: 8) : nil
  }

  func based(_ prefix: String, _ radix: Int, signed: Bool) -> Int64? {
    guard digits.hasPrefix(prefix), signed || !hasSign else { return nil }
    return value(of: String(digits.dropFirst(prefix.count)), radix: radix)
  }

  /// Base 60, as in `12:30`.
  var sexagesimal: Int64? {
    let places = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard places.count > 1, places.allSatisfy({ value(of: String($0), radix: 10) != nil }),
      !digits.hasPrefix("0"), places.dropFirst().allSatisfy({ (Int($0) ?? 60) < 60 })
    else { return nil }
    return places.reduce(Int64?(0)) { total, place in
      guard let total, total < 1 << 50 else { return nil }
      return total * 60 + (Int64(place) ?? 0)
    }
  }

  func float(exponentNeedsSign: Bool, needsPoint: Bool) -> Double? {
    guard digits.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      digits.utf8.allSatisfy({ byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
          || byte | 0x20 == UInt8(ascii: "e") || byte == UInt8(ascii: "+")
          || byte == UInt8(ascii: "-")
      }), !needsPoint || digits.contains(".")
    else { return nil }
    if exponentNeedsSign, let mark = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let after = digits[digits.index(after: mark)...].first
      guard after == "+" || after == "-" else { return nil }
    }
    let text = digits.hasSuffix(".") ? digits + "0" : digits
    return Double(text).map { isNegative ? -$0 : $0 }
  }

  private func value(of digits: String, radix: Int) -> Int64? {
    guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-")
    else { return nil }
    return Int64((isNegative ? "-" : "") + digits, radix: radix)
  }
}

extension Span where Element == UInt8 {
  /// The bytes as a string, underscores after the first byte dropped.
  fileprivate var withoutUnderscores: String {
    var kept: [UInt8] = []
    for index in indices where index == 0 || self[index] != UInt8(ascii: "_") {
      kept.append(self[index])
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
