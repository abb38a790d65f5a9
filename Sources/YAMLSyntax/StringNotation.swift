/// How a string is written so that every reader gets it back: YAML 1.1 (PyYAML), YAML 1.2 and kubectl.
///
/// Plain only where none of them could take the text for something else; in doubt it is quoted.
///
/// Source: YAML 1.1, "Language-Independent Types" (bool, int, float, null, merge, value, timestamp);
/// YAML 1.2.2, sections 5.1 (printable characters), 7.3.3 (plain style) and 8.1.2 (literal style).
enum StringNotation {
  case plain
  case singleQuoted
  /// In double quotes, nothing of it to be escaped.
  case doubleQuoted
  /// In double quotes, with escapes.
  case escaped
  /// As a literal block.
  case literal

  init(_ text: Span<UInt8>) {
    guard !text.isEmpty else {
      self = .doubleQuoted
      return
    }
    let survey = TextSurvey(text)
    if survey.needsEscapes {
      self = .escaped
    } else if survey.hasLineBreak {
      self = StringNotation.fitsLiteral(text) ? .literal : .escaped
    } else if survey.hasTab {
      self = .escaped
    } else if !survey.hasSeparator, StringNotation.canStartPlain(text) {
      self = .plain
    } else {
      self = survey.hasEscapable ? .singleQuoted : .doubleQuoted
    }
  }

  /// Whether a text with line breaks can be a literal block: it has a line with something on it, and
  /// its last line is not white space alone, which editors would strip.
  private static func fitsLiteral(_ text: Span<UInt8>) -> Bool {
    let newline = UInt8(ascii: "\n")
    var end = text.count
    while end > 0, text[end - 1] == newline { end -= 1 }
    guard end > 0 else { return false }
    var start = end
    while start > 0, text[start - 1] != newline { start -= 1 }
    for index in start..<end where text[index] != UInt8(ascii: " ") && text[index] != 0x09 {
      return true
    }
    return false
  }

  /// Whether the first character and the text as a whole are those of a string.
  private static func canStartPlain(_ text: Span<UInt8>) -> Bool {
    switch text[0] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      text.count > 5 || !isWord(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): !isLikeNumber(text)
    case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "^"), 0x80...:
      true
    default: false
    }
  }

  /// Whether any reader takes a short text for a boolean or null, in whatever letter case.
  private static func isWord(_ text: Span<UInt8>) -> Bool {
    var letters: UInt64 = 0
    for index in text.indices { letters = letters << 8 | UInt64(text[index] | 0x20) }
    switch letters {
    case 0x79, 0x6E, 0x6F6E, 0x6E6F: return true  // y, n, on, no
    case 0x79_6573, 0x6F_6666: return true  // yes, off
    case 0x7472_7565, 0x6E75_6C6C, 0x66_616C_7365: return true  // true, null, false
    default: return false
    }
  }

  /// Whether a text that starts with a digit or a point is made of nothing but characters of numbers,
  /// base 60 and dates, or could end a document.
  private static func isLikeNumber(_ text: Span<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    if text.count >= 3, text[0] == dot, text[1] == dot, text[2] == dot { return true }
    for index in text.indices where !ByteSet.number.contains(text[index]) { return false }
    return true
  }
}

/// What one pass over a text finds.
private struct TextSurvey {
  /// A character that stands only in double quotes, escaped.
  var needsEscapes = false
  var hasLineBreak = false
  var hasTab = false
  /// A double quote or backslash.
  var hasEscapable = false
  /// Something that would end or split a plain scalar.
  var hasSeparator = false

  init(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if !ByteSet.simple.contains(byte) { note(byte, at: index, in: text) }
      index &+= 1
    }
    if text[0] == UInt8(ascii: " ") || text[text.count - 1] == UInt8(ascii: " ") {
      hasSeparator = true
    }
  }

  private mutating func note(_ byte: UInt8, at index: Int, in text: Span<UInt8>) {
    switch byte {
    case UInt8(ascii: ":"):
      if index + 1 == text.count || text[index + 1] == UInt8(ascii: " ") { hasSeparator = true }
    case UInt8(ascii: "#"):
      if index == 0 || text[index - 1] == UInt8(ascii: " ") { hasSeparator = true }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): hasEscapable = true
    case 0x0A: hasLineBreak = true
    case 0x09: hasTab = true
    case 0x00..<0x20, 0x7F: needsEscapes = true
    default:
      if UnprintableCharacter(at: index, in: text) != nil { needsEscapes = true }
    }
  }
}

/// A character beyond ASCII that a reader refuses, drops or takes for a line break.
struct UnprintableCharacter {
  let codePoint: UInt32
  /// The number of its bytes.
  let count: Int

  /// Nil where the bytes at an index are none.
  init?(at index: Int, in text: Span<UInt8>) {
    guard index + 1 < text.count else { return nil }
    let second = text[index + 1]
    switch text[index] {
    case 0xC2 where second < 0xA0:
      codePoint = UInt32(second)
      count = 2
    case 0xE2
    where second == 0x80 && index + 2 < text.count
      && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9):
      codePoint = 0x2000 | UInt32(text[index + 2] & 0x3F)
      count = 3
    case 0xEF where second == 0xBB && index + 2 < text.count && text[index + 2] == 0xBF:
      codePoint = 0xFEFF
      count = 3
    case 0xEF where second == 0xBF && index + 2 < text.count && text[index + 2] >= 0xBE:
      codePoint = 0xFFC0 | UInt32(text[index + 2] & 0x3F)
      count = 3
    default: return nil
    }
  }
}

/// A set of ASCII characters.
struct ByteSet {
  private let low: UInt64
  private let high: UInt64

  private init(_ characters: StaticString) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    characters.withUTF8Buffer { buffer in
      for place in 0..<buffer.count {
        let byte = unsafe buffer[place]
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
      }
    }
    self.low = low
    self.high = high
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    guard byte < 128 else { return false }
    return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
  }

  /// Characters that mean nothing special anywhere but at the start of a plain scalar.
  static let simple = ByteSet(
    """
    abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \
    !$%&'()*+,-./;<=>?@[]^_`{|}~
    """)

  /// Characters of which integers, floats, base 60 and dates are made.
  static let number = ByteSet("0123456789abcdefABCDEF_.+-:xXoOtTzZiInNpP ")
}
