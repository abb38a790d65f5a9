import Platform
import SourceText
import YAMLSyntax

/// A text of a compiled object: what it says, where that comes from and what it replaced.
struct Leaf {
  /// Nil where the text could not be made out and that has been reported.
  let text: String?
  let range: SourceRange
  /// The written scalar, which is copied as it is; nil for what nobody wrote.
  fileprivate let node: Node?
  fileprivate let replaced: [Override]

  /// A text that nobody wrote.
  init(_ text: String?, at range: SourceRange) {
    self.text = text
    self.range = range
    node = nil
    replaced = []
  }

  /// A written string; poison for anything else.
  init(_ node: Node, replacing overrides: [Override] = []) {
    text = node.string
    range = node.range
    self.node = node
    replaced = overrides
  }
}

extension TreeComposer {
  mutating func key(_ field: Field, at range: SourceRange) {
    key(field.id, at: range)
  }

  mutating func leaf(_ leaf: Leaf) {
    guard let text = leaf.text else { return poison(at: leaf.range) }
    if let node = leaf.node { return copy(node, replacing: leaf.replaced) }
    string(text, at: leaf.range)
  }
}
