import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `platform-namespace`.
enum PlatformNamespace: Rule {
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

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    let catalogue = resolution.catalogue
    for index in catalogue.whole(.project) {
      // A system namespace is reserved-namespace.
      guard let place = catalogue[index].namespace, !catalogue.isSystemNamespace(place) else {
        continue
      }
      check(catalogue[index], "Project", in: catalogue, &report)
    }
    for index in catalogue.whole(.settings) {
      let isShared = resolution.references(to: index).contains { $0.role == .tenantSettings }
      if isShared { check(catalogue[index], "shared Settings", in: catalogue, &report) }
    }
  }

  private static func check(
    _ object: PlatformObject, _ words: String, in catalogue: Catalogue, _ report: inout RuleReport
  ) {
    guard let node = object.metadata?[.namespace], let namespace = node.string,
      catalogue.isPlatformNamespace(namespace)
    else { return }
    report.add(
      "\(words) \"\(object.name)\" lies in \"\(namespace)\", a namespace of the infrastructure",
      in: object, at: node, help: "choose a namespace that nothing else uses")
  }
}
