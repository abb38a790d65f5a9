import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `wrong-type`.
enum WrongType: Rule {
  static let descriptor = RuleDescriptor(
    "wrong-type", .error, by: .schema,
    summary: "a value of another type than the schema's",
    explanation: """
      Most often a plain scalar that kubectl reads as no string: `true`, `1.3` or `on` among labels, \
      annotations or filters, where only strings may stand. Quote it.
      """,
    sources: [
      "Kubernetes API conventions: maps of strings",
      "Configure Integrations, Configure Project Model Settings: `nims: 'true'` is quoted",
    ],
    fix: "puts a scalar in quotes where a string is wanted")

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    SchemaFindings.forEach(in: resolution) { violation, object in
      let node = violation.node
      switch violation.problem {
      case .wrongType(let expected, let actual):
        let wantsString = expected.contains(.string) && node.isScalar
        report.add(
          "\(violation.path) is \(actual.withArticle), not \(expected.phrase.withArticle)",
          in: object, at: node, field: violation.path, caption: "expected \(expected.phrase)",
          help: wantsString ? "quote it: \(quoted(node))" : nil,
          fix: wantsString ? quote(node) : nil)
      case .wrongKeyType(let actual):
        report.add(
          "kubectl reads the key \"\(node.text)\" as \(actual.withArticle), not a string",
          in: object, at: node, field: violation.path, caption: "expected string",
          help: "quote it: \(quoted(node))", fix: quote(node))
      default: break
      }
    }
  }

  private static func quoted(_ node: Node) -> String { "\"\(node.text)\"" }

  private static func quote(_ node: Node) -> Fix? {
    guard node.style == .plain, !node.isNull, node.tag == .none else { return nil }
    return Fix(
      title: "put the value in quotes",
      edits: [Edit(range: node.range, replacement: quoted(node))])
  }
}

extension String {
  /// The word after `a` or `an`.
  var withArticle: String {
    switch first {
    case "a", "e", "i", "o", "u": "an \(self)"
    default: self == "null" ? self : "a \(self)"
    }
  }
}
