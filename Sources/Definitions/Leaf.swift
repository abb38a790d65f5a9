import Platform
import SourceText
import YAMLSyntax

/// A text of a compiled object: what it says, where that comes from and what it replaced.
struct Leaf {
  /// Nil where the text could not be made out and that has been reported.
  let text: String?
  let range: SourceRange
  var replaced: [Override] = []

  /// A text that nobody wrote.
  init(_ text: String?, at range: SourceRange) {
    self.text = text
    self.range = range
  }

  /// A written string; poison for anything else.
  init(_ node: Node, replacing overrides: [Override] = []) {
    text = node.string
    range = node.range
    replaced = overrides
  }
}

extension TreeComposer {
  mutating func key(_ field: Field, at range: SourceRange) {
    key(field.id, at: range)
  }

  mutating func leaf(_ leaf: Leaf) {
    guard let text = leaf.text else { return poison(at: leaf.range) }
    string(text, at: leaf.range, replacing: leaf.replaced)
  }
}
