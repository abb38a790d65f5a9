/// The encoding of `data` in a Secret.
///
/// Source: RFC 4648, section 4; Kubernetes takes line breaks between the characters.
public enum Base64 {
  /// The bytes of an encoded text; nil where it is none.
  public static func decode(_ text: String) -> [UInt8]? { decode(text.utf8.span) }

  /// The bytes of an encoded text; nil where it is none.
  public static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 2)
    var buffer: UInt32 = 0
    var count = 0
    var padding = 0
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { continue }
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      buffer = buffer << 6 | value
      count += 1
      if count % 4 == 0 {
        bytes.append(UInt8(buffer >> 16 & 0xFF))
        bytes.append(UInt8(buffer >> 8 & 0xFF))
        bytes.append(UInt8(buffer & 0xFF))
        buffer = 0
      }
    }
    switch (count % 4, padding) {
    case (0, 0): break
    case (2, 2): bytes.append(UInt8(buffer >> 4 & 0xFF))
    case (3, 1):
      bytes.append(UInt8(buffer >> 10 & 0xFF))
      bytes.append(UInt8(buffer >> 2 & 0xFF))
    default: return nil
    }
    return bytes
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
