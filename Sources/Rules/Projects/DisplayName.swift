import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `display-name`.
enum DisplayName: ObjectRule {
  static let descriptor = RuleDescriptor(
    "display-name", .error,
    severityNote: "warning on a Tenant, and for spaces at the ends or side by side", by: .schema,
    summary: "a display name has characters that are not permitted",
    explanation: """
      The display name of a Project may have letters, digits and spaces only. Hyphens, dots and \
      brackets are refused; so write a name for people, not a resource name. Spaces that nobody sees \
      make two names look alike.
      """,
    sources: [
      "Create and Manage Projects, Basic Information and ProjectSpec: only letters, numbers, and spaces"
    ],
    conflict: """
      The documents do not say whether letters outside ASCII count, so only ASCII is taken to be safe. \
      Of a Tenant's display name they say nothing; the same rule is applied there as a warning.
      """)

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let node = subject.object.spec?[.displayName], !node.withText(isPermitted),
      let name = node.string
    else { return }
    check(name, at: node, in: subject.object, &report)
  }

  /// Whether a name is words with one space between them.
  private static func isPermitted(_ name: Span<UInt8>) -> Bool {
    var isAfterSpace = true
    for index in name.indices {
      let isSpace = name[index] == UInt8(ascii: " ")
      guard isPermitted(Unicode.Scalar(name[index])), !(isSpace && isAfterSpace) else {
        return false
      }
      isAfterSpace = isSpace
    }
    return !isAfterSpace
  }

  private static func check(
    _ name: String, at node: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    let severity: Severity = object.kind == .project ? .error : .warning
    let scalars = name.unicodeScalars
    if scalars.allSatisfy({ $0 == " " }) {
      report.add("the display name is empty", as: severity, in: object, at: node)
    } else if !scalars.allSatisfy(isPermitted) {
      report.add(
        "the display name \"\(name)\" has characters that are not permitted", as: severity,
        in: object, at: node, caption: "letters, digits and spaces only",
        help: suggestion(name).map { "for example \"\($0)\"" })
    } else if name.hasPrefix(" ") || name.hasSuffix(" ") || name.contains("  ") {
      report.add(
        "the display name \"\(name)\" has spaces at an end or side by side", as: .warning,
        in: object, at: node, help: suggestion(name).map { "write \"\($0)\"" })
    }
  }

  private static func isPermitted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ": true
    default: false
    }
  }

  /// The name with what is not permitted made spaces; nil where nothing is left of it.
  private static func suggestion(_ name: String) -> String? {
    let words = name.unicodeScalars.map { isPermitted($0) ? Character($0) : " " }
      .split(separator: " ").map { String($0) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
