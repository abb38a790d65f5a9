import Platform
import Resolution
import YAMLSyntax

/// A group that a Project's role or a Tenant's administration is given to.
struct GroupGrant {
  let object: PlatformObject
  /// The field that lists the group: a role of a Project, or `groups`.
  let role: Field
  let node: Node
  let name: String

  var isBlank: Bool { name.allSatisfy(\.isWhitespace) }

  /// Whether the group is in the space that Kubernetes keeps for itself.
  ///
  /// Source: Kubernetes, Using RBAC Authorization, Referring to subjects.
  var isSystem: Bool { name.hasPrefix("system:") }

  /// The list in a sentence.
  var list: String { object.kind == .tenant ? "the Tenant's groups" : "role \(role.name)" }

  /// The groups of an object, list by list in the order of the roles; items that are no strings are
  /// left out.
  static func all(of object: PlatformObject) -> [[GroupGrant]] {
    if let tenant = Tenant(object) {
      return [grants(.groups, tenant.adminGroups, of: object)]
    }
    guard let mapping = Project(object)?.roleMapping else { return [] }
    return Project.roles.map { grants($0, mapping[$0], of: object) }
  }

  /// Calls a closure for every group of the repository.
  static func forEach(in resolution: Resolution, _ body: (GroupGrant) -> Void) {
    let catalogue = resolution.catalogue
    for index in catalogue.whole(.tenant) + catalogue.whole(.project) {
      for grant in all(of: catalogue[index]).joined() { body(grant) }
    }
  }

  private static func grants(
    _ role: Field, _ list: Node?, of object: PlatformObject
  ) -> [GroupGrant] {
    guard let list else { return [] }
    return list.items.compactMap { node in
      node.string.map { GroupGrant(object: object, role: role, node: node, name: $0) }
    }
  }
}
