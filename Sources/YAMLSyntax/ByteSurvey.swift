/// What a file's bytes are made of, as far as it decides how libyaml and its positions are handled.
struct ByteSurvey {
  /// Whether every byte is ASCII, so that a character's number is its offset.
  let isASCII: Bool
  /// Whether every byte is a character that YAML allows.
  ///
  /// That is ASCII without the control characters other than tab, line feed and carriage return; false
  /// for all else, allowed or not. Source: YAML 1.1, section 5.1, Character Set.
  let isPrintableASCII: Bool

  /// Looks at every byte without a branch, so that the compiler can take sixteen at a time.
  init(_ bytes: Span<UInt8>) {
    var all: UInt8 = 0
    var forbidden: UInt8 = 0
    unsafe bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<buffer.count {
        let byte = unsafe buffer[index]
        all |= byte
        forbidden |= ByteSurvey.isForbidden(byte)
      }
    }
    isASCII = all < 0x80
    isPrintableASCII = forbidden == 0
  }

  /// 1 for a byte that is no printable character of ASCII, else 0.
  @inline(__always)
  private static func isForbidden(_ byte: UInt8) -> UInt8 {
    let isUnprintable: UInt8 =
      byte &- UInt8(ascii: " ") > UInt8(ascii: "~") - UInt8(ascii: " ") ? 1 : 0
    let isTab: UInt8 = byte == UInt8(ascii: "\t") ? 1 : 0
    let isLineFeed: UInt8 = byte == UInt8(ascii: "\n") ? 1 : 0
    let isReturn: UInt8 = byte == UInt8(ascii: "\r") ? 1 : 0
    return isUnprintable & ~(isTab | isLineFeed | isReturn)
  }
}
