import Platform
import Resolution
import YAMLSyntax

/// Who gains and who loses access.
///
/// Source: "Roles and Permissions": a Tenant's groups are administrators of all its Projects.
struct AccessComparison {
  private let comparison: Comparison
  private var changes: [AccessChange] = []

  /// A role of a group in one Project or Tenant.
  private struct Grant: Hashable {
    let group: String
    let role: String
    let tenant: String?
  }

  /// The changes by group, then Tenants before Projects, then by name and role.
  static func changes(of comparison: Comparison) -> [AccessChange] {
    var access = AccessComparison(comparison: comparison)
    for kind in [Kind.tenant, .project] { access.compare(kind) }
    return access.changes.sorted { left, right in
      left.group == right.group
        ? (left.project ?? "", left.tenant ?? "", left.role, left.isGain ? 0 : 1)
          < (right.project ?? "", right.tenant ?? "", right.role, right.isGain ? 0 : 1)
        : left.group < right.group
    }
  }

  private init(comparison: Comparison) {
    self.comparison = comparison
  }

  private mutating func compare(_ kind: Kind) {
    let (base, head) = (comparison.base, comparison.head)
    let created = Set(comparison.created)
    for index in head.catalogue.whole(kind) {
      if let origin = comparison.origins[index] {
        guard base.catalogue[origin].state == .whole else { continue }
        compare(origin, index, kind)
      } else if created.contains(index) {
        compare(nil, index, kind)
      }
    }
    for index in comparison.deleted where base.catalogue[index].kind == kind {
      compare(index, nil, kind)
    }
  }

  private mutating func compare(_ old: Int?, _ new: Int?, _ kind: Kind) {
    let (base, head) = (comparison.base, comparison.head)
    guard let name = new.map({ head.catalogue[$0].name }) ?? old.map({ base.catalogue[$0].name })
    else { return }
    let hides = kind == .project && (hidesTenant(of: old, base) || hidesTenant(of: new, head))
    let hidden = hiddenRoles(of: old, base) + hiddenRoles(of: new, head)
    let before = old.map { grants(of: $0, base, withTenant: !hides) } ?? []
    let after = new.map { grants(of: $0, head, withTenant: !hides) } ?? []
    for (grants, others, isGain) in [(after, before, true), (before, after, false)] {
      let known = Set(others.map { [$0.group, $0.role] })
      for grant in grants
      where !known.contains([grant.group, grant.role]) && !hidden.contains(grant.role) {
        changes.append(
          AccessChange(
            group: grant.group, role: grant.role, isGain: isGain,
            project: kind == .project ? name : nil,
            tenant: kind == .project ? grant.tenant : name))
      }
    }
  }

  /// The roles of an object, each once: a Project's own before those that its Tenant brings.
  private func grants(of index: Int, _ side: Side, withTenant: Bool) -> [Grant] {
    let object = side.catalogue[index]
    var grants: [Grant] = []
    var known: Set<[String]> = []
    func add(_ groups: [String], _ role: String, _ tenant: String?) {
      for group in groups where known.insert([group, role]).inserted {
        grants.append(Grant(group: group, role: role, tenant: tenant))
      }
    }
    if let tenant = Tenant(object) {
      add(groups(tenant.adminGroups), "admin", nil)
    } else if let project = Project(object) {
      for role in Project.roles { add(groups(project.roleMapping?[role]), role.name, nil) }
      if withTenant, let place = side.resolution.tenant(of: index),
        let tenant = Tenant(side.catalogue[place])
      {
        add(groups(tenant.adminGroups), "admin", tenant.object.name)
      }
    }
    return grants
  }

  /// The roles of which nobody knows all groups.
  private func hiddenRoles(of index: Int?, _ side: Side) -> [String] {
    guard let spec = index.flatMap({ side.catalogue[$0].spec }) else { return [] }
    if spec[.tenantRoleMapping]?.holdsPoison == true { return [Field.admin.name] }
    guard let mapping = spec[.roleMapping] else { return [] }
    return Project.roles.filter { mapping.isPoison || mapping[$0]?.holdsPoison == true }.map(\.name)
  }

  /// Whether a Project's Tenant is there but cannot be looked into.
  private func hidesTenant(of project: Int?, _ side: Side) -> Bool {
    guard let project, let tenant = side.resolution.tenant(of: project) else { return false }
    return side.catalogue[tenant].state != .whole
  }

  private func groups(_ node: Node?) -> [String] {
    node?.items.compactMap(\.string).filter { !$0.isEmpty } ?? []
  }
}
