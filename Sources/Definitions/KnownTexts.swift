import YAMLSyntax

/// The texts of scalars that came up before, each with a number.
///
/// A few are compared one by one, which costs no string; many are looked up.
struct KnownTexts {
  private static let few = 24
  /// Tells of most new texts that they are new.
  private var sieve = RepetitionSieve()
  private var nodes: [(node: Node, number: Int)] = []
  private var numbers: [String: Int] = [:]

  /// The number of a text; nil for a new one.
  func number(of node: Node) -> Int? {
    guard node.withText({ sieve.mayHold($0) }) else { return nil }
    guard numbers.isEmpty else { return numbers[node.text] }
    return node.withText { text in
      nodes.first { $0.node.withText { $0.isEqual(to: text) } }?.number
    }
  }

  /// Whether a text is known.
  func contains(_ text: String) -> Bool {
    guard numbers.isEmpty else { return numbers[text] != nil }
    return nodes.contains { $0.node.isText(text) }
  }

  /// Gives a text that is not known a number.
  mutating func add(_ node: Node, as number: Int = 0) {
    _ = node.withText { sieve.mayHaveSeen($0) }
    guard numbers.isEmpty else { return numbers[node.text] = number }
    if nodes.isEmpty { nodes.reserveCapacity(8) }
    nodes.append((node, number))
    guard nodes.count > KnownTexts.few else { return }
    numbers = Dictionary(nodes.map { ($0.node.text, $0.number) }) { first, _ in first }
    nodes = []
  }

  /// Adds a text if it is not known; whether that was so.
  mutating func insert(_ node: Node) -> Bool {
    guard number(of: node) == nil else { return false }
    add(node)
    return true
  }
}
