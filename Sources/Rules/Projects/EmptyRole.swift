import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `empty-role`.
enum EmptyRole: ObjectRule {
  static let descriptor = RuleDescriptor(
    "empty-role", .error, by: .admission,
    summary: "a role of a Project has no group",
    explanation: """
      The webhook wants at least one OIDC group for each of viewer, editor and admin. Do not invent a \
      group to satisfy it: if one of that name ever appears in the identity provider, its members have \
      the role. Give the role to a group that has another role already, or inherit one from the Tenant's \
      `projectDefaults`.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: each role requires at least one OIDC group",
      "Create and Manage Projects, Access control and ProjectSpec",
    ])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let spec = object.spec, spec.isMapping else { return }
    guard let mapping = spec.entry(.roleMapping), !isNothing(mapping.value) else {
      report.addAbsence(
        "no role of Project \"\(object.name)\" has a group", in: object,
        field: "spec.roleMapping",
        at: spec.entry(.roleMapping)?.key ?? object.root.entry(.spec)?.key,
        caption: "no groups", help: "list groups for viewer, editor and admin")
      return
    }
    guard mapping.value.isMapping else { return }
    for role in Project.roles { check(role, of: mapping, in: object, &report) }
  }

  private static func check(
    _ role: Field, of mapping: Node.Entry, in object: PlatformObject, _ report: inout RuleReport
  ) {
    let entry = mapping.value.entry(role)
    guard entry.map({ isNothing($0.value) }) ?? true else { return }
    report.addAbsence(
      "no group is \(role.name) of Project \"\(object.name)\"", in: object,
      field: "spec.roleMapping.\(role.name)", at: entry?.key ?? mapping.key,
      caption: entry == nil ? "\(role.name) is missing" : "no group",
      help: "list at least one group under \(role.name)")
  }

  /// Whether a value is null or an empty collection.
  private static func isNothing(_ value: Node) -> Bool {
    value.isNull || value.isEmptyCollection
  }
}
