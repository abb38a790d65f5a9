import Platform
import YAMLSyntax

/// A group that a Project's role or a Tenant's administration is given to.
struct GroupGrant {
  let object: PlatformObject
  /// The field that lists the group: a role of a Project, or `groups`.
  let role: Field
  let node: Node

  var name: String { node.text }

  var isBlank: Bool {
    !node.withText({ $0.surelyHasInk }) && name.allSatisfy(\.isWhitespace)
  }

  /// Whether the group is in the space that Kubernetes keeps for itself.
  ///
  /// Source: Kubernetes, Using RBAC Authorization, Referring to subjects.
  var isSystem: Bool {
    node.withText { $0.starts(with: "system:") } && name.hasPrefix("system:")
  }

  /// The list in a sentence.
  var list: String { object.kind == .tenant ? "the Tenant's groups" : "role \(role.name)" }

  /// Calls a closure for every group of a Tenant or Project, list by list in the order of the roles;
  /// items that are no strings are left out.
  static func forEach(of object: PlatformObject, _ body: (GroupGrant) -> Void) {
    if let tenant = Tenant(object) {
      return forEach(.groups, tenant.adminGroups, of: object, body)
    }
    guard let mapping = Project(object)?.roleMapping else { return }
    for role in Project.roles { forEach(role, mapping[role], of: object, body) }
  }

  /// Whether the names of all groups of a Tenant or Project will do.
  static func allNames(
    of object: PlatformObject, satisfy condition: (Span<UInt8>) -> Bool
  ) -> Bool {
    if let tenant = Tenant(object) {
      return tenant.adminGroups?.itemsSatisfy(condition) ?? true
    }
    guard let mapping = Project(object)?.roleMapping else { return true }
    return Project.roles.allSatisfy { mapping[$0]?.itemsSatisfy(condition) ?? true }
  }

  private static func forEach(
    _ role: Field, _ list: Node?, of object: PlatformObject, _ body: (GroupGrant) -> Void
  ) {
    guard let list else { return }
    for node in list.items where node.isString {
      body(GroupGrant(object: object, role: role, node: node))
    }
  }
}
