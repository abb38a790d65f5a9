/// Eight neighbouring bytes, searched at once.
struct ByteWord {
  private let bits: UInt64

  /// Every byte of it one.
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Takes the bytes as they stand in memory.
  @inline(__always)
  init(_ bits: UInt64) {
    self.bits = UInt64(littleEndian: bits)
  }

  /// Puts the bytes together one by one.
  init(_ byte: (Int) -> UInt8) {
    var bits: UInt64 = 0
    for index in 0..<8 { bits |= UInt64(byte(index)) &<< UInt64(index &* 8) }
    self.bits = bits
  }

  /// How many of the first bytes equal one.
  @inline(__always)
  func count(ofLeading byte: UInt8) -> Int {
    (bits ^ ByteWord.ones &* UInt64(byte)).trailingZeroBitCount &>> 3
  }

  /// The index of the first byte that equals one of three.
  @inline(__always)
  func firstIndex(of one: UInt8, _ two: UInt8, _ three: UInt8) -> Int? {
    let found = marks(of: one) | marks(of: two) | marks(of: three)
    return found == 0 ? nil : found.trailingZeroBitCount &>> 3
  }

  /// The highest bit of each byte that equals one; above the first of these others may be set too.
  @inline(__always)
  private func marks(of byte: UInt8) -> UInt64 {
    let difference = bits ^ ByteWord.ones &* UInt64(byte)
    return (difference &- ByteWord.ones) & ~difference & ByteWord.ones &<< 7
  }
}
