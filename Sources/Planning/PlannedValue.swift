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
    content = Content(node)
    text = content.text(isWithin: false)
  }

  init(string: String) {
    content = .string(string)
    text = content.text(isWithin: false)
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

extension PlannedValue.Content {
  /// The value in YAML, on one line; keys and strings in quotes only where they need them.
  fileprivate func text(isWithin: Bool) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .number(let value): return "\(value)"
    case .string(let text): return text.oneLineScalar(isWithin: isWithin)
    case .list(let items):
      return "[\(items.map { $0.text(isWithin: true) }.joined(separator: ", "))]"
    case .mapping(let members):
      let parts = members.map {
        "\($0.name.oneLineScalar(isWithin: true)): \($0.value.text(isWithin: true))"
      }
      return "{\(parts.joined(separator: ", "))}"
    }
  }
}
