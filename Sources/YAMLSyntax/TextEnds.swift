/// The first and the last eight bytes of a text and its length: all of a text of up to sixteen bytes.
struct TextEnds: Equatable, Sendable {
  let first: UInt64
  let last: UInt64
  let count: Int

  @inline(__always)
  init(of text: Span<UInt8>) {
    count = text.count
    (first, last) = unsafe text.withUnsafeBytes { bytes in
      let count = bytes.count
      if count >= 8 {
        return unsafe (
          bytes.loadUnaligned(as: UInt64.self).littleEndian,
          bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self).littleEndian
        )
      }
      if count >= 4 {
        return unsafe (
          UInt64(bytes.loadUnaligned(as: UInt32.self).littleEndian),
          UInt64(bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self).littleEndian)
        )
      }
      guard count > 0 else { return (0, 0) }
      return unsafe (
        UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8, UInt64(bytes[count &- 1])
      )
    }
  }

  /// Whether two texts with the same ends are the same text.
  var areAll: Bool { count <= 16 }

  var hash: Int {
    let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
