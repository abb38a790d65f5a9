import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `missing-field`.
enum MissingField: ObjectRule {
  static let descriptor = RuleDescriptor(
    "missing-field", .error, by: .schema,
    summary: "a required field is absent or null",
    explanation: """
      The object is refused, or nothing can be done with it. In a namespaced manifest the namespace is \
      required too: without it kubectl takes whatever its context says at that moment.
      """,
    sources: [
      "Create and Manage Projects, ProjectSpec and ComputeConfigSpec",
      "Tenants and Projects, Tenant Configuration: settingsRef has name and namespace",
      "Configure Integrations: the fields of each integration",
      "Compute Config, Required Fields",
    ])

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    checkIdentity(of: object, &report)
    SchemaFindings.forEach(in: object) { violation in
      guard case .missingField = violation.problem else { return }
      report.addAbsence(
        "\(violation.path) is required", in: object, field: violation.path,
        at: violation.parentKey)
    }
  }

  /// The name, and the namespace where the kind has one.
  private static func checkIdentity(of object: PlatformObject, _ report: inout RuleReport) {
    let metadata = object.metadata
    if metadata?.isPoison == true { return }
    func isAbsent(_ field: Field) -> Bool { metadata?[field].map(\.isNull) ?? true }
    if isAbsent(.name), isAbsent(.generateName) {
      report.addAbsence(
        "metadata.name is required", in: object, field: "metadata.name", at: key(of: object))
    }
    if object.kind.isNamespaced, object.kind != .other, isAbsent(.namespace) {
      report.addAbsence(
        "metadata.namespace is required, since \(object.kindName) objects lie in a namespace",
        in: object, field: "metadata.namespace", at: key(of: object),
        help: "without it kubectl uses the namespace of its current context")
    }
  }

  private static func key(of object: PlatformObject) -> Node? {
    object.root.entry(.metadata)?.key
  }
}
