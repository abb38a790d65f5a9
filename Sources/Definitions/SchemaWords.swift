import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// A value that does not fit the schema of a definition, in words.
struct SchemaWords {
  private let violation: SchemaViolation

  init(_ violation: SchemaViolation) {
    self.violation = violation
  }

  /// The finding; nil for what is told elsewhere.
  func finding(of definition: Definition) -> Finding? {
    guard let (rule, message, caption) = words else { return nil }
    return Finding(
      rule: rule, severity: .error, message: message, object: definition.reference,
      field: violation.path, location: violation.node.range, caption: caption,
      help: quoted == nil ? nil : "put it in quotes", fix: quoted)
  }

  private var words: (RuleName, String, String)? {
    let path = violation.path
    let value = violation.node.oneLine
    switch violation.problem {
    case .unknownField, .missingField: return nil
    case .wrongType(let expected, let actual):
      return (
        "wrong-type", "\"\(path)\" has to be \(name(of: expected)), not \(article(actual))",
        "\(article(actual))"
      )
    case .wrongKeyType(let actual):
      return ("wrong-type", "the key \(value) is read as \(article(actual))", article(actual))
    case .notAllowed(let allowed):
      let choice = allowed.filter { $0 != "null" }.joined(separator: ", ")
      return ("invalid-value", "\"\(path)\" cannot be \(value)", "one of \(choice)")
    case .noMatch(let pattern):
      return ("invalid-value", "\"\(path)\" cannot be \(value)", "does not match \(pattern)")
    case .outOfRange(let minimum, let maximum):
      let bounds =
        [minimum.map { "at least \($0)" }, maximum.map { "at most \($0)" }].compactMap(\.self)
      return (
        "invalid-value", "\"\(path)\" cannot be \(value)", bounds.joined(separator: ", ")
      )
    case .wrongLength:
      return ("invalid-value", "\"\(path)\" cannot be \(value)", "too short or too long")
    }
  }

  /// Quotes for a plain scalar where a string is wanted.
  private var quoted: Fix? {
    let node = violation.node
    switch violation.problem {
    case .wrongType(let expected, _) where expected.contains(.string): break
    case .wrongKeyType: break
    default: return nil
    }
    guard node.isScalar, node.style == .plain, node.tag == .none, !node.isNull else { return nil }
    return Fix(
      title: "put it in quotes",
      edits: [Edit(range: node.range, replacement: node.text.inDoubleQuotes)])
  }

  private func article(_ type: String) -> String {
    switch type {
    case "integer": "an integer"
    case "null": "null"
    default: "a \(type)"
    }
  }

  private func name(of types: Schema.Types) -> String {
    let names: [(Schema.Types, String)] = [
      (.string, "a string"), (.object, "a mapping"), (.array, "a list"), (.integer, "an integer"),
      (.number, "a number"), (.boolean, "true or false"),
    ]
    return names.filter { types.contains($0.0) }.map(\.1).joined(separator: " or ")
  }
}
