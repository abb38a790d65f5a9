import YAMLSyntax

/// The texts of scalars that came up before.
///
/// A few are compared one by one, which costs no string; many are looked up.
struct KnownTexts {
  private static let few = 24
  /// Tells of most new texts that they are new.
  private var sieve = RepetitionSieve()
  private var nodes: [Node] = []
  private var texts: Set<String> = []

  /// Whether a text is known.
  func contains(_ text: String) -> Bool {
    texts.contains(text) || nodes.contains { $0.isText(text) }
  }

  /// Adds a text if it is not known; whether that was so.
  mutating func insert(_ node: Node) -> Bool {
    let isNew = !node.withText { sieve.mayHaveSeen($0) } || !contains(node)
    if isNew { add(node) }
    return isNew
  }

  private func contains(_ node: Node) -> Bool {
    guard texts.isEmpty else { return texts.contains(node.text) }
    return node.withText { text in
      nodes.contains { $0.withText { $0.isEqual(to: text) } }
    }
  }

  private mutating func add(_ node: Node) {
    if texts.isEmpty, nodes.count < KnownTexts.few { return nodes.append(node) }
    if texts.isEmpty {
      texts = Set(nodes.map(\.text))
      nodes = []
    }
    texts.insert(node.text)
  }
}
