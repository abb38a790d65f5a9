import Diagnosis
import Platform
import YAMLSyntax

/// `invalid-group`.
enum InvalidGroup: ObjectRule {
  static let descriptor = RuleDescriptor(
    "invalid-group", .error, by: .controller,
    summary: "a group has no name",
    explanation: """
      Groups are bound by their exact name. An empty or blank one binds nobody, and Kubernetes refuses \
      the role binding that is made of it, so the roles of the Project or Tenant never become ready. It \
      is mostly what is left of a placeholder or a variable that was not set.
      """,
    sources: [
      "Create and Manage Projects, Access control: the groups must match the identity provider's",
      "User Impersonation: groups are matched by name",
    ])

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    if GroupGrant.allNames(of: subject.object, satisfy: { $0.surelyHasInk }) { return }
    GroupGrant.forEach(of: subject.object) { grant in
      guard grant.isBlank else { return }
      report.add(
        "a group of \(grant.list) has no name", in: grant.object, at: grant.node,
        caption: grant.name.isEmpty ? "empty" : "blank",
        help: "write the group's name as the identity provider has it, or remove the item")
    }
  }
}
