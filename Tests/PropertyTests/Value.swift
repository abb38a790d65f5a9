import YAMLSyntax

/// A value of generated definitions, and of the model that they are compared with.
indirect enum Value: Equatable {
  case null
  case integer(Int)
  case text(String)
  case list([Value])
  case map([String: Value])

  /// The value in flow style, keys in an order that a seed decides.
  func yaml(_ dice: inout Dice) -> String {
    switch self {
    case .null: return dice.pick(["null", "~", "Null"])
    case .integer(let number): return String(number)
    case .text(let text):
      let isPlain = text.utf8.allSatisfy {
        $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
      }
      return isPlain && dice.flip() ? text : dice.pick(["\"\(text)\"", "'\(text)'"])
    case .list(let items):
      return "[" + items.map { $0.yaml(&dice) }.joined(separator: ", ") + "]"
    case .map(let entries):
      let keys = dice.shuffled(entries.keys.sorted())
      let parts = keys.map { "\"\($0)\": \((entries[$0] ?? .null).yaml(&dice))" }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  subscript(key: String) -> Value? {
    get {
      guard case .map(let entries) = self else { return nil }
      return entries[key]
    }
    set {
      guard case .map(var entries) = self else { return }
      entries[key] = newValue
      self = .map(entries)
    }
  }

  /// What a compiled tree says.
  init(_ node: Node) {
    switch node.kind {
    case .mapping:
      self = .map(
        Dictionary(
          node.entries.map { ($0.key.text, Value($0.value)) }, uniquingKeysWith: { _, last in last }
        ))
    case .sequence: self = .list(node.items.map { Value($0) })
    case .poison: self = .null
    case .scalar:
      switch node.scalar {
      case .integer(let number)?: self = .integer(Int(number))
      case .string(let text)?: self = .text(text)
      default: self = .null
      }
    }
  }
}

/// Random numbers that a seed decides.
///
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func flip(_ percent: Int = 50) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func shuffled<Element>(_ items: [Element]) -> [Element] { items.shuffled(using: &self) }

  mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int.random(in: 0..<items.count, using: &self)]
  }

  /// Some of the items, in their order.
  mutating func some<Element>(_ items: [Element], _ percent: Int = 50) -> [Element] {
    items.filter { _ in flip(percent) }
  }
}
