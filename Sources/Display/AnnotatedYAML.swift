import Platform
import Reporting
import YAMLSyntax

/// A tree as YAML with the place that each leaf comes from beside it.
///
/// The layout is that of a rendered bundle; what was replaced stands in comments beneath, so that the
/// text is still the object to every reader.
struct AnnotatedYAML {
  private(set) var text = AlignedText()
  private(set) var origins: Origins
  private let showsOverridden: Bool

  init(origins: Origins, showsOverridden: Bool) {
    self.origins = origins
    self.showsOverridden = showsOverridden
  }

  /// Adds a value that stands alone.
  mutating func document(_ node: Node) {
    if node.isMapping, !node.isEmptyCollection {
      entries(of: node, indent: 0, first: "")
    } else if node.isSequence, !node.isEmptyCollection {
      items(of: node, indent: 0, first: "")
    } else {
      leaf(node, head: "", indent: 0)
    }
    overridden(node, indent: 0)
  }

  /// Adds a line of its own, such as a comment.
  mutating func line(_ line: String) {
    text.add(line, beside: nil)
  }

  /// Adds a value under a key; `note` stands behind the place.
  mutating func entry(_ key: String, _ value: Node, indent: Int, note: String = "") {
    self.entry(keyText: key, value, head: AnnotatedYAML.spaces(indent), indent: indent, note: note)
  }

  // MARK: Collections

  private mutating func entries(of mapping: Node, indent: Int, first: String) {
    var head = first
    for entry in mapping.entries {
      self.entry(
        keyText: AnnotatedYAML.key(entry.key, origins: origins), entry.value, head: head,
        indent: indent, note: "")
      head = AnnotatedYAML.spaces(indent)
    }
  }

  private mutating func entry(
    keyText: String, _ value: Node, head: String, indent: Int, note: String
  ) {
    if origins.isWhollySecret(value) {
      leaf(value, head: "\(head)\(keyText): ", indent: indent, note: note)
    } else if value.isMapping, !value.isEmptyCollection {
      text.add("\(head)\(keyText):", beside: nil)
      entries(of: value, indent: indent + 2, first: AnnotatedYAML.spaces(indent + 2))
      overridden(value, indent: indent + 2)
    } else if value.isSequence, !value.isEmptyCollection {
      text.add("\(head)\(keyText):", beside: nil)
      items(of: value, indent: indent, first: AnnotatedYAML.spaces(indent))
      overridden(value, indent: indent)
    } else {
      leaf(value, head: "\(head)\(keyText): ", indent: indent, note: note)
      overridden(value, indent: indent)
    }
  }

  private mutating func items(of sequence: Node, indent: Int, first: String) {
    var head = first
    for item in sequence.items {
      if item.isMapping, !item.isEmptyCollection {
        entries(of: item, indent: indent + 2, first: "\(head)- ")
        overridden(item, indent: indent + 2)
      } else if item.isSequence, !item.isEmptyCollection {
        items(of: item, indent: indent + 2, first: "\(head)- ")
      } else {
        leaf(item, head: "\(head)- ", indent: indent)
        overridden(item, indent: indent)
      }
      head = AnnotatedYAML.spaces(indent)
    }
  }

  // MARK: Leaves

  private mutating func leaf(_ node: Node, head: String, indent: Int, note: String = "") {
    let place = origins.text(of: node.range)
    let value = AnnotatedYAML.value(node, origins: origins)
    var remark = note
    if node.isPoison {
      remark += " (cannot be made out: gesso lint says why)"
    } else if !origins.isWritten(node) {
      remark += " (derived)"
    }
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
    text.add("\(head)\(lines[0])", beside: "# \(place)\(remark)")
    for line in lines.dropFirst() {
      text.add(line.isEmpty ? "" : AnnotatedYAML.spaces(indent) + line, beside: nil)
    }
  }

  private mutating func overridden(_ node: Node, indent: Int) {
    guard showsOverridden else { return }
    for override in node.overridden {
      let word = override.isRemoval ? "removed" : "overrides"
      text.add(
        "\(AnnotatedYAML.spaces(indent))# \(word) \(visible(override.text))",
        beside: "# \(origins.text(of: override.location))")
    }
  }

  /// The value as YAML, a secret masked; lines after the first are indented for the outermost level.
  private static func value(_ node: Node, origins: Origins) -> String {
    if origins.isSecret(node) { return quotedYAML(SecretKeys.mask) }
    return written(node)
  }

  private static func key(_ node: Node, origins: Origins) -> String {
    if origins.isSecret(node) { return quotedYAML(SecretKeys.mask) }
    guard node.isScalar else { return quotedYAML(node.oneLine) }
    return node.string == nil ? quotedYAML(node.text) : written(node)
  }

  private static func written(_ node: Node) -> String {
    let lines = node.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard !node.isScalar || lines.allSatisfy({ visible(String($0)) == $0 }) else {
      return quotedYAML(node.text)
    }
    var writer = YAMLWriter()
    writer.document(node)
    return String(decoding: writer.finish().dropLast(), as: UTF8.self)
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
