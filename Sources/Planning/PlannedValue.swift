import YAMLSyntax

/// A value of a field as a plan tells it.
package struct PlannedValue: Sendable {
  /// What the value consists of, as kubectl reads it.
  package indirect enum Content: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// A number that is no integer, as it is written.
    case number(Double)
    case string(String)
    case list([Content])
    case mapping([Member])
  }

  /// An entry of a mapping.
  package struct Member: Sendable {
    package let name: String
    package let value: Content
  }

  /// The value on one line, as it could be written in YAML.
  package let text: String
  package let content: Content

  init(_ node: Node) {
    text = node.oneLine
    content = Content(node)
  }

  init(string: String) {
    text = string
    content = .string(string)
  }
}

extension PlannedValue.Content {
  init(_ node: Node) {
    switch node.kind {
    case .poison: self = .null
    case .sequence: self = .list(node.items.map { PlannedValue.Content($0) })
    case .mapping:
      self = .mapping(
        node.entries.map {
          PlannedValue.Member(name: $0.key.text, value: PlannedValue.Content($0.value))
        })
    case .scalar:
      switch node.scalar {
      case nil, .null?: self = .null
      case .boolean(let value)?: self = .boolean(value)
      case .integer(let value)?: self = .integer(value)
      case .float(let value)?: self = value.isFinite ? .number(value) : .string(node.text)
      case .string(let text)?: self = .string(text)
      }
    }
  }
}
