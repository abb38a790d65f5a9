/// Tells of texts that come one after the other which surely differ from all before, so that only the
/// few others need to be remembered and compared.
///
/// It never misses a repetition, and hardly ever suspects one among a few dozen texts.
public struct RepetitionSieve {
  private var marks = InlineArray<16, UInt64>(repeating: 0)

  /// A sieve that nothing has gone through.
  public init() {}

  /// Whether the text may have come before; from now on it has.
  public mutating func mayHaveSeen(_ text: Span<UInt8>) -> Bool { mayHaveSeen(Self.hash(text)) }

  /// Whether something of this hash may have come before; from now on it has.
  public mutating func mayHaveSeen(_ hash: UInt64) -> Bool {
    let (word, bit) = Self.place(of: hash)
    defer { marks[word] |= bit }
    return marks[word] & bit != 0
  }

  /// Whether the text may have come before, without saying that it comes now.
  public func mayHold(_ text: Span<UInt8>) -> Bool {
    let (word, bit) = Self.place(of: Self.hash(text))
    return marks[word] & bit != 0
  }

  private static func place(of hash: UInt64) -> (word: Int, bit: UInt64) {
    (Int(hash >> 6 & 15), UInt64(1) << (hash & 63))
  }

  /// A hash of all bytes, eight at a time: the same for the same text, in every run.
  public static func hash(_ text: Span<UInt8>) -> UInt64 {
    let ends = TextEnds(of: text)
    var hash = mixed(UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15 ^ ends.first)
    if text.count > 16 {
      hash = unsafe text.withUnsafeBytes { bytes in
        var hash = hash
        for index in stride(from: 8, to: bytes.count &- 8, by: 8) {
          let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          hash = mixed(hash ^ UInt64(littleEndian: word))
        }
        return hash
      }
    }
    return mixed(hash ^ ends.last)
  }

  private static func mixed(_ bits: UInt64) -> UInt64 {
    let product = bits &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
