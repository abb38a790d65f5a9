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
    for index in text.indices where !text[index].isOfNumber { return false }
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
    if !text.isSimple {
      for index in text.indices where !text[index].isSimple {
        note(text[index], at: index, in: text)
      }
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

extension UInt8 {
  /// Whether an ASCII character means nothing special but at the start of a plain scalar: all that are
  /// printable but `:`, `#`, `"` and the backslash.
  @inline(__always)
  fileprivate var isSimple: Bool {
    self &- 0x20 < 0x5F && self != UInt8(ascii: ":") && self != UInt8(ascii: "#")
      && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }

  /// Whether integers, floats, base 60 and dates may hold the character.
  fileprivate var isOfNumber: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "):
      true
    default:
      switch self | 0x20 {
      case UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "t"), UInt8(ascii: "z"),
        UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "p"):
        true
      default: false
      }
    }
  }
}

extension Span<UInt8> {
  /// Whether all characters are simple; looks at eight at a time.
  fileprivate var isSimple: Bool {
    unsafe withUnsafeBytes { buffer in
      var others: UInt64 = 0
      var index = 0
      while index &+ 8 <= buffer.count {
        unsafe others |= buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self).notSimple
        index &+= 8
      }
      guard index < buffer.count else { return others == 0 }
      if index > 0 {
        let last = unsafe buffer.loadUnaligned(
          fromByteOffset: buffer.count &- 8, as: UInt64.self)
        return others | last.notSimple == 0
      }
      var word = UInt64(repeating: UInt8(ascii: " "))
      while index < buffer.count {
        word = unsafe word &<< 8 | UInt64(buffer[index])
        index &+= 1
      }
      return word.notSimple == 0
    }
  }
}

extension UInt64 {
  /// Eight times a byte.
  @inline(__always)
  fileprivate init(repeating byte: UInt8) {
    self = 0x0101_0101_0101_0101 &* UInt64(byte)
  }

  /// Of eight characters, 0 if all are simple.
  @inline(__always)
  fileprivate var notSimple: UInt64 {
    // `"` and `#` differ in the last bit alone.
    let marks =
      holds(UInt8(ascii: ":")) | holds(UInt8(ascii: "\\")) | holds(0x7F)
      | (self | UInt64(repeating: 1)).holds(UInt8(ascii: "#"))
    let controls = (self &- UInt64(repeating: 0x20)) & ~self
    return (marks | controls | self) & UInt64(repeating: 0x80)
  }

  /// The high bit of a byte set where one of the eight has this value.
  @inline(__always)
  private func holds(_ byte: UInt8) -> UInt64 {
    let difference = self ^ UInt64(repeating: byte)
    return (difference &- UInt64(repeating: 1)) & ~difference
  }
}
