import SourceText
import YAMLSyntax

/// Those of an item's scalars that findings speak of, by where they stand: looked for once, however many
/// findings there are.
package struct ItemScalars: Sendable {
  /// A scalar's text and its field path.
  struct Scalar {
    let text: String
    let path: String
  }

  private let wanted: Set<Range<Int>>
  private var scalars: [Range<Int>: Scalar] = [:]

  /// - Parameter wanted: the ranges of the item's text that findings speak of.
  package init(of item: Item, at wanted: some Sequence<Range<Int>>) {
    self.wanted = Set(wanted)
    collect(item.root, path: "")
  }

  subscript(range: Range<Int>) -> Scalar? { scalars[range] }

  private mutating func collect(_ node: Node, path: String) {
    note(node, path: path)
    for entry in node.entries {
      var below = path
      FieldPath.append(FieldPath.key(entry.key.text), to: &below)
      note(entry.key, path: below)
      collect(entry.value, path: below)
    }
    for (index, item) in node.items.enumerated() { collect(item, path: "\(path)[\(index)]") }
  }

  /// Of an alias and what it stands for the first counts.
  private mutating func note(_ node: Node, path: String) {
    let range = node.range.bytes
    guard node.isScalar, wanted.contains(range), scalars[range] == nil else { return }
    scalars[range] = Scalar(text: node.text, path: path)
  }
}
