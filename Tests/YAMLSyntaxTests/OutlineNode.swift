import CLibYAML
import SourceText
import YAMLSyntax

/// A node with the characters it is written with, in a form that two readers can be compared by.
struct OutlineNode: Equatable {
  enum Kind { case document, mapping, sequence, scalar, poison }
  enum Style { case plain, single, double, block, foldedBlock, flow, pair }

  var kind: Kind
  var style = Style.plain
  /// Byte offsets of the node's own characters, without anchor and tag.
  var start = 0
  var end = 0
  var text: [UInt8] = []
  var tag: String?
  var children: [OutlineNode] = []
  /// Where libyaml says the node or its properties begin, both from 0.
  var line = 0
  var column = 0
  var hasProperties = false
  /// Where the node ends in its place: an alias of a node ends elsewhere than the node.
  var writtenEnd: Int?
  /// The column of the block that a scalar lies in, from 0; nil for none.
  var indent: Int?
  /// Where libyaml ends the node, line breaks after a block scalar included.
  var tokenEnd = 0

  /// Whether nothing at all is written there, as between two `---` lines.
  var isNothing: Bool {
    kind == .scalar && style == .plain && start == end
  }

  /// Leaves out the blanks and line breaks that follow a block scalar.
  mutating func trimEnd(in bytes: [UInt8]) {
    while end > start + 1, " \t\r\n".utf8.contains(bytes[end - 1]) { end -= 1 }
  }

  /// All nodes from this one on, in the order written.
  var all: [OutlineNode] { [self] + children.flatMap(\.all) }

  /// One line a node, with all that two readers have to agree on.
  var lines: [String] {
    let own =
      "\(kind) \(style) \(start)..<\(end) \(tag ?? "-") "
      + String(decoding: text, as: UTF8.self).debugDescription
    return [own] + children.flatMap { $0.lines.map { "  " + $0 } }
  }
}

extension OutlineNode.Style {
  init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .double
    case YAML_LITERAL_SCALAR_STYLE: self = .block
    case YAML_FOLDED_SCALAR_STYLE: self = .foldedBlock
    default: self = .plain
    }
  }

  fileprivate init(_ style: NodeStyle) {
    switch style {
    case .plain: self = .plain
    case .singleQuoted: self = .single
    case .doubleQuoted: self = .double
    case .literal, .block: self = .block
    case .folded: self = .foldedBlock
    case .flow: self = .flow
    }
  }
}

extension OutlineNode {
  /// A node as the reader that is tested has it.
  init(_ node: Node) {
    self.init(kind: .poison, start: Int(node.range.start), end: Int(node.range.end))
    switch node.kind {
    case .poison: return
    case .mapping:
      kind = .mapping
      children = node.entries.flatMap { [OutlineNode($0.key), OutlineNode($0.value)] }
    case .sequence:
      kind = .sequence
      children = node.items.map { OutlineNode($0) }
    case .scalar:
      kind = .scalar
      text = node.withText { text in text.indices.map { text[$0] } }
      tag = OutlineNode.word(node.tag)
    }
    style = Style(node.style)
  }

  private static func word(_ tag: NodeTag) -> String? {
    switch tag {
    case .none: nil
    case .string: "str"
    case .integer: "int"
    case .float: "float"
    case .boolean: "bool"
    case .null: "null"
    case .binary: "binary"
    case .other: "other"
    }
  }

  /// What libyaml says, in the words of the reader that is tested.
  var translated: OutlineNode {
    var node = self
    // A pair within a sequence has no bracket of its own; both are in flow style.
    if style == .pair { node.style = .flow }
    if let tag { node.tag = OutlineNode.word(ofTag: tag) }
    (node.line, node.column, node.hasProperties, node.tokenEnd) = (0, 0, false, 0)
    (node.writtenEnd, node.indent) = (nil, nil)
    node.children = children.map(\.translated)
    return node
  }

  private static func word(ofTag tag: String) -> String {
    let prefix = "tag:yaml.org,2002:"
    if tag == "!" { return "str" }
    let known = ["str", "int", "float", "bool", "null", "binary"]
    return tag.hasPrefix(prefix) && known.contains(String(tag.dropFirst(prefix.count)))
      ? String(tag.dropFirst(prefix.count)) : "other"
  }
}
