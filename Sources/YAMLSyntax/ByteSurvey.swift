/// What a file's bytes are made of, as far as it decides who reads it and how its positions are counted.
struct ByteSurvey {
  /// Whether every byte is ASCII, so that a character's number is its offset.
  let isASCII: Bool
  /// Whether nothing but line feeds ends a line or stands for anything else than itself: all bytes are
  /// printable ASCII, line feeds, or UTF-8 of characters that YAML allows and takes for no line break.
  ///
  /// Tabs and carriage returns are none of them. Source: YAML 1.1, section 5.1, Character Set, and
  /// section 5.4, Line Break Characters.
  let isMadeOfLines: Bool

  /// Looks at every byte without a branch, so that the compiler can take sixteen at a time.
  init(_ bytes: Span<UInt8>) {
    var all: UInt8 = 0
    var forbidden: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      all |= byte
      forbidden |= ByteSurvey.isForbidden(byte)
    }
    isASCII = all < 0x80
    isMadeOfLines = forbidden == 0 && (isASCII || ByteSurvey.isPrintable(bytes))
  }

  /// 1 for an ASCII character that is neither printable nor a line feed, else 0.
  @inline(__always)
  private static func isForbidden(_ byte: UInt8) -> UInt8 {
    let isControl: UInt8 = byte < UInt8(ascii: " ") ? 1 : 0
    let isLineFeed: UInt8 = byte == UInt8(ascii: "\n") ? 1 : 0
    return isControl & ~isLineFeed | (byte == 0x7F ? 1 : 0)
  }

  /// Whether bytes are UTF-8, all characters beyond ASCII being printable and no line breaks.
  private static func isPrintable(_ bytes: Span<UInt8>) -> Bool {
    guard (try? UTF8Span(validating: bytes)) != nil else { return false }
    for index in bytes.indices where bytes[index] >= 0xC2 {
      switch bytes[index] {
      // U+0080 to U+009F: control characters, and the line break NEL.
      case 0xC2: if bytes[index + 1] < 0xA0 { return false }
      // U+2028 and U+2029: line breaks.
      case 0xE2:
        if bytes[index + 1] == 0x80, bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 {
          return false
        }
      // U+FEFF, a byte order mark, and U+FFFE and U+FFFF, which are no characters.
      case 0xEF:
        if bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return false }
        if bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return false }
      default: continue
      }
    }
    return true
  }
}
