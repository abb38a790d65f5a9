import YAMLSyntax

/// Tells of texts that come one after the other which surely differ from all before, so that only the
/// few others need to be remembered and compared.
///
/// It never misses a repetition, and hardly ever suspects one among a few dozen texts.
struct RepetitionSieve {
  private var marks = InlineArray<16, UInt64>(repeating: 0)

  init() {}

  /// Whether the text may have come before.
  mutating func mayHaveSeen(_ text: Span<UInt8>) -> Bool { mayHaveSeen(Self.hash(text)) }

  /// Whether something of this hash may have come before.
  mutating func mayHaveSeen(_ hash: UInt64) -> Bool {
    let (word, bit) = (Int(hash >> 6 & 15), UInt64(1) << (hash & 63))
    defer { marks[word] |= bit }
    return marks[word] & bit != 0
  }

  /// Fowler, Noll and Vo's, its upper half folded into the lower.
  static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01b3 }
    return hash ^ hash >> 32
  }
}
