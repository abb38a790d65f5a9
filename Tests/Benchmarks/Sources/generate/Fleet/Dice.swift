/// A source of chance that gives the same values on every machine and with every compiler.
///
/// SplitMix64; the standard library's `random(in:using:)` promises no fixed algorithm, so the few
/// draws needed are spelt out here.
struct Dice {
  private var state: UInt64

  /// Seeds from numbers: one for the run, more for the part of the fleet that is drawn.
  init(_ seeds: Int...) {
    state = 0
    for seed in seeds {
      state ^= UInt64(bitPattern: Int64(seed))
      state = next()
    }
  }

  /// Any 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number from zero up to, not including, the bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// A number in the range, its end included.
  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in so many of a hundred draws.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of the choices, which must not be empty.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  /// Some of the choices, each at most once, in their order.
  mutating func pick<Choice>(_ count: Int, of choices: [Choice]) -> [Choice] {
    var taken: Set<Int> = []
    while taken.count < min(count, choices.count) { taken.insert(below(choices.count)) }
    return choices.indices.filter(taken.contains).map { choices[$0] }
  }

  /// So many random bytes.
  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// So many random bytes in base64.
  mutating func base64(_ count: Int) -> String {
    generate.base64(bytes(count))
  }
}

/// The bytes in base64, padded.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var digits: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      let digit = Int(bits >> (18 - 6 * place)) & 63
      digits.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
    }
  }
  return String(decoding: digits, as: UTF8.self)
}
