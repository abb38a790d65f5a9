/// What a file's bytes are made of, as far as it decides how libyaml and its positions are handled.
struct ByteSurvey {
  /// Whether every byte is ASCII, so that a character's number is its offset.
  let isASCII: Bool
  /// Whether every byte is a character that YAML allows.
  ///
  /// That is ASCII without the control characters other than tab, line feed and carriage return; false
  /// for all else, allowed or not. Source: YAML 1.1, section 5.1, Character Set.
  let isPrintableASCII: Bool

  /// Looks at eight bytes at a time.
  init(_ bytes: Span<UInt8>) {
    var high: UInt64 = 0
    var forbidden: UInt64 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      var index = 0
      while index + 8 <= buffer.count {
        let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        high |= word
        forbidden |= ByteSurvey.forbidden(in: word)
        index += 8
      }
      var rest = ByteSurvey.every(UInt8(ascii: " "))
      while index < buffer.count {
        rest = unsafe rest << 8 | UInt64(buffer[index])
        index += 1
      }
      high |= rest
      forbidden |= ByteSurvey.forbidden(in: rest)
    }
    isASCII = high & ByteSurvey.every(0x80) == 0
    isPrintableASCII = isASCII && forbidden == 0
  }

  /// The high bit of every byte that is no printable character; exact only where all bytes are ASCII,
  /// for then no sum reaches the byte above.
  private static func forbidden(in word: UInt64) -> UInt64 {
    let isFromSpace = word &+ every(0x80 - UInt8(ascii: " "))
    let isDelete = word &+ every(0x01)
    let isOther =
      differs(word, UInt8(ascii: "\t")) & differs(word, UInt8(ascii: "\n"))
      & differs(word, UInt8(ascii: "\r"))
    return (~isFromSpace & isOther | isDelete) & every(0x80)
  }

  /// The high bit of every byte that is not the given one.
  private static func differs(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    (word ^ every(byte)) &+ every(0x7F)
  }

  private static func every(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}
