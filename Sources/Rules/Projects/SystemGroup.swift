import Diagnosis
import Platform
import YAMLSyntax

/// `system-group`.
enum SystemGroup: ObjectRule {
  static let descriptor = RuleDescriptor(
    "system-group", .error,
    severityNote: "warning for groups other than system:authenticated, system:unauthenticated and "
      + "system:masters",
    by: .advice,
    summary: "a group that Kubernetes keeps for itself gets a role",
    explanation: """
      The groups of a role become subjects of Kubernetes role bindings as they are. \
      `system:authenticated` is everybody who can log in, `system:unauthenticated` everybody else, and \
      `system:masters` those whom nothing can be refused; other `system:` groups are nodes, service \
      accounts and the control plane. None of them is a team of the identity provider.
      """,
    sources: [
      "Roles and Permissions: groups are bound directly",
      "Kubernetes, Using RBAC Authorization, Default roles and role bindings",
    ])

  private static let open = ["system:authenticated", "system:unauthenticated", "system:masters"]

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    if GroupGrant.allNames(of: subject.object, satisfy: { !$0.starts(with: "system:") }) { return }
    GroupGrant.forEach(of: subject.object) { grant in
      guard grant.isSystem else { return }
      report.add(
        "\"\(grant.name)\" is a group of Kubernetes itself",
        as: open.contains(grant.name) ? .error : .warning, in: grant.object, at: grant.node,
        caption: caption(grant.name), help: "name a group of the identity provider")
    }
  }

  private static func caption(_ name: String) -> String {
    switch name {
    case "system:authenticated": "everybody who can log in"
    case "system:unauthenticated": "everybody who is not logged in"
    case "system:masters": "those whom nothing can be refused"
    default: "reserved"
    }
  }
}
