import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unknown-field`.
enum UnknownField: ObjectRule {
  static let descriptor = RuleDescriptor(
    "unknown-field", .warning,
    severityNote:
      "error in definitions, and everywhere when `crds` gives the cluster's own schemas",
    by: .schema,
    summary: "a field that the kind's schema does not have",
    explanation: """
      The API server drops fields it does not know, so a misspelt field simply has no effect. gesso's \
      built-in schemas are made from the documentation, which may lack a field; point `crds` in \
      gesso.yaml at the cluster's own definitions to be certain.
      """,
    sources: [
      "Kubernetes, custom resources: structural schemas prune unknown fields",
      "Create and Manage Projects; Tenants and Projects; Configure Integrations: the fields",
    ],
    conflict: """
      Create and Manage Projects shows `spec.integrations` where it speaks of a Project; that fragment \
      belongs to a Settings, and in a Project it is an unknown field.
      """)

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    SchemaFindings.forEach(in: object) { violation in
      guard case .unknownField(let known) = violation.problem else { return }
      let name = violation.node.text
      let severity: Severity = subject.resolution.schemas.areOfCluster ? .error : .warning
      report.add(
        "\(object.kindName) has no field \"\(violation.path)\"", as: severity, in: object,
        at: violation.node, field: violation.path, caption: "unknown field",
        help: help(name, at: violation.path, in: object, known: known))
    }
  }

  private static func help(
    _ name: String, at path: String, in object: PlatformObject, known: [String]
  ) -> String {
    if let nearest = nearest(to: name, in: known) { return "did you mean \"\(nearest)\"?" }
    if object.kind == .project, path == "spec.integrations" {
      return "integrations belong to a Settings, which spec.settingsRef.name names"
    }
    if object.kind == .secret, path == "spec" {
      return "a Secret has no spec; its values stand under stringData or data"
    }
    return known.isEmpty ? "remove it" : "the fields here are \(known.joined(separator: ", "))"
  }
}
