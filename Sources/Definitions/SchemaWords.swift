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
      help: quoted.map { "quote it: \($0.edits.map(\.replacement).joined())" }, fix: quoted)
  }

  private var words: (rule: RuleName, message: String, caption: String?)? {
    let path = violation.path
    let value = "\(path) is \"\(violation.node.text)\""
    switch violation.problem {
    case .unknownField, .missingField: return nil
    case .wrongType(let expected, let actual):
      let wanted = phrase(for: expected)
      return (
        "wrong-type", "\(path) is \(withArticle(actual)), not \(withArticle(wanted))",
        "expected \(wanted)"
      )
    case .wrongKeyType(let actual):
      let key = violation.node.text
      return (
        "wrong-type", "kubectl reads the key \"\(key)\" as \(withArticle(actual)), not a string",
        "expected string"
      )
    case .notAllowed(let allowed):
      let choice = allowed.filter { $0 != "null" }.joined(separator: ", ")
      return ("invalid-value", "\(value), which is none of \(choice)", nil)
    case .noMatch: return ("invalid-value", "\(value), which does not fit", nil)
    case .outOfRange: return ("invalid-value", "\(value), which is out of range", nil)
    case .wrongLength: return ("invalid-value", "\(value), which has the wrong length", nil)
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
      title: "put the value in quotes",
      edits: [Edit(range: node.range, replacement: node.text.inDoubleQuotes)])
  }

  private func withArticle(_ type: String) -> String {
    switch type {
    case "null": "null"
    case "integer": "an integer"
    default: "a \(type)"
    }
  }

  private func phrase(for types: Schema.Types) -> String {
    let names: [(Schema.Types, String)] = [
      (.object, "mapping"), (.array, "list"), (.string, "string"), (.integer, "integer"),
      (.number, "number"), (.boolean, "boolean"),
    ]
    return names.filter { types.contains($0.0) }.map(\.1).joined(separator: " or ")
  }
}
