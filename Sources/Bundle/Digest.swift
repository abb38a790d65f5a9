/// A digest by which one sees whether two bundles come from the same inputs.
///
/// Fowler–Noll–Vo's scheme over words of eight bytes, stable across runs and machines. It protects
/// against nothing but accidents.
struct Digest {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds bytes and their number, so that no two runs of bytes flow together.
  mutating func combine(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index &+ 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        combine(UInt64(littleEndian: word))
        index &+= 8
      }
      var rest: UInt64 = 0
      for byte in buffer[index...] { rest = rest << 8 | UInt64(byte) }
      combine(rest)
      combine(UInt64(buffer.count))
    }
  }

  /// Adds bytes as one run, but for some ranges of them, which are ascending and disjoint.
  mutating func combine(_ bytes: ArraySlice<UInt8>, without ranges: [Range<Int>]) {
    guard !ranges.isEmpty else { return combine(bytes) }
    var rest: [UInt8] = []
    rest.reserveCapacity(bytes.count)
    var start = bytes.startIndex
    for range in ranges {
      rest += bytes[start..<range.lowerBound]
      start = range.upperBound
    }
    rest += bytes[start...]
    combine(rest[...])
  }

  private mutating func combine(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01b3
    value ^= value >> 29
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
