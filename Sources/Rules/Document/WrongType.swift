import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `wrong-type`.
enum WrongType: ObjectRule {
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

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    SchemaFindings.forEach(in: object) { violation in
      let node = violation.node
      switch violation.problem {
      case .wrongType(let expected, let actual):
        let fix = expected.contains(.string) ? quote(node, in: object) : nil
        report.add(
          "\(violation.path) is \(actual.withArticle), not \(expected.phrase.withArticle)",
          in: object, at: node, field: violation.path, caption: "expected \(expected.phrase)",
          help: expected.contains(.string) ? help(node, in: object) : nil, fix: fix)
      case .wrongKeyType(let actual):
        report.add(
          "kubectl reads the key \"\(node.text)\" as \(actual.withArticle), not a string",
          in: object, at: node, field: violation.path, caption: "expected string",
          help: help(node, in: object), fix: quote(node, in: object))
      default: break
      }
    }
  }

  /// What to do about a scalar where a string is wanted; a Secret's value is not repeated.
  private static func help(_ node: Node, in object: PlatformObject) -> String? {
    guard node.isScalar, !node.isNull else { return nil }
    return object.secretValue(around: node) != nil
      ? "quote it" : "quote it: \(node.text.inDoubleQuotes)"
  }

  private static func quote(_ node: Node, in object: PlatformObject) -> Fix? {
    guard node.isScalar, node.style == .plain, !node.isNull, node.tag == .none,
      object.secretValue(around: node) == nil
    else { return nil }
    return Fix(
      title: "put it in quotes",
      edits: [Edit(range: node.range, replacement: node.text.inDoubleQuotes)])
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
