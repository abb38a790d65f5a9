import Platform
import Resolution
import YAMLSyntax

/// A Project of both states that names another Tenant.
struct TenantChange {
  /// The Project in head.
  let head: Int
  let old: String
  let new: String
  /// The tokens that name the Tenants.
  let oldName: Node
  let newName: Node
}

extension Comparison {
  /// The Projects that change Tenants, by name.
  var tenantChanges: [TenantChange] {
    changed.compactMap { change in
      guard let old = Project(base.catalogue[change.base])?.tenantName,
        let new = Project(head.catalogue[change.head])?.tenantName,
        let before = old.string, let after = new.string, before != after
      else { return nil }
      return TenantChange(
        head: change.head, old: before, new: after, oldName: old, newName: new)
    }
  }
}
