import Diagnosis
import Platform
import Resolution

/// `platform-namespace`.
enum PlatformNamespace: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "platform-namespace", .warning, by: .advice,
    summary: "a Project or a Tenant's shared Settings in a namespace of the infrastructure",
    explanation: """
      Kubernetes, the cluster manager, Flux and the platform's own services have namespaces of their \
      own: `kube-*`, `spectro-*`, `open-cluster-management*`, `managed-cluster-set-*`, `cert-manager`, \
      `flux-system`, `messaging`, `piraeus-system`, `ui-system` and `zot-system`. Whoever has a role in \
      a Project there gets at them, and deleting the Project deletes the namespace. Give the Project a \
      name of its own; keep a Tenant's Settings in tenant-<tenant> or in a namespace labelled for it.
      """,
    sources: [
      "Create and Manage Projects, Validate: the listing of namespaces",
      "Delete Projects: the namespace goes with the Project",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let catalogue = inspection.catalogue
    for object in lying(in: catalogue, .project) {
      // A system namespace is reserved-namespace.
      if catalogue.isSystemNamespace(catalogue[object].namespace ?? "") { continue }
      add(catalogue[object], "Project", &report)
    }
    for settings in lying(in: catalogue, .settings) {
      let references = inspection.resolution.references(to: settings)
      guard references.contains(where: { $0.role == .tenantSettings }) else { continue }
      add(catalogue[settings], "shared Settings", &report)
    }
  }

  /// The objects of a kind that lie in a namespace of the platform.
  private static func lying(in catalogue: Catalogue, _ kind: Kind) -> [Int] {
    catalogue.indices(of: kind).filter { index in
      catalogue.isWhole(at: index)
        && catalogue.namespace(at: index).map { catalogue.isPlatformNamespace($0) } ?? false
    }
  }

  private static func add(
    _ object: PlatformObject, _ words: String, _ report: inout RuleReport
  ) {
    guard let node = object.metadata?[.namespace] else { return }
    report.add(
      "\(words) \"\(object.name)\" lies in \"\(object.namespace ?? "")\", a namespace of the "
        + "infrastructure",
      in: object, at: node, help: "choose a namespace that nothing else uses")
  }
}
