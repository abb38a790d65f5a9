import Platform
import Resolution
import YAMLSyntax

/// The objects of one Tenant, so that a fleet can be applied in parts: the Tenant, its Projects, what
/// lies in their namespaces, and whatever these refer to or depend on.
///
/// Two Tenants' parts overlap only in what both refer to.
struct TenantPart {
  /// Indices into the catalogue.
  let indices: Set<Int>

  /// Nil where the repository has neither the Tenant nor a Project that names it.
  init?(of tenant: String, in resolution: Resolution) {
    let catalogue = resolution.catalogue
    let own = catalogue.index(of: ObjectKey(kind: .tenant, namespace: nil, name: tenant))
    let projects = resolution.projects(of: tenant)
    guard own != nil || !projects.isEmpty else { return nil }
    let namespaces = TenantPart.namespaces(of: tenant, projects, in: catalogue)
    var open = [own].compactMap(\.self) + projects
    for (index, object) in catalogue.objects.enumerated() where object.kind != .project {
      let place = object.kind == .namespace ? object.name : object.namespace
      if let place, namespaces.contains(place) { open.append(index) }
    }
    var indices: Set<Int> = []
    while let index = open.popLast() {
      guard indices.insert(index).inserted else { continue }
      open += resolution.graph.dependencies[index]
      for reference in resolution.references(from: index) {
        if case .object(let target) = reference.referent { open.append(target) }
      }
    }
    self.indices = indices
  }

  /// The namespaces that belong to the Tenant: its controller's, its Projects', and those labelled
  /// with its name.
  ///
  /// Source: "Create and Manage Tenants", step 2.1 (`palette.ai/tenant`).
  private static func namespaces(
    of tenant: String, _ projects: [Int], in catalogue: Catalogue
  ) -> Set<String> {
    var namespaces: Set = [Tenant.namespace(of: tenant)]
    namespaces.formUnion(projects.compactMap { catalogue[$0].namespace })
    for index in catalogue.indices(of: .namespace) {
      let label = catalogue[index].metadata?[.labels]?["palette.ai/tenant"]
      if label?.string == tenant { namespaces.insert(catalogue[index].name) }
    }
    return namespaces
  }
}
