import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `compute-config-not-found`.
enum ComputeConfigNotFound: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "compute-config-not-found", .error, by: .controller,
    summary: "a Project names a ComputeConfig that does not exist",
    explanation: """
      Every Project has a ComputeConfig, which says how the nodes of its Compute Pools are made. Where no \
      namespace is given, it is looked up in the Project's own. Without it the Project is admitted but \
      never becomes ready. If it is made elsewhere, name it under `externals.computeConfigs` in \
      gesso.yaml.
      """,
    sources: [
      "Create and Manage Projects, ProjectSpec: computeConfigRef.name and .namespace",
      "Compute Config: every Project must reference a Compute Config",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    var suggestions = NameSuggestions(.computeConfig, in: resolution)
    for reference in inspection.missing where reference.role == .projectComputeConfig {
      guard let namespace = reference.target.namespace, !isTold(reference, in: resolution) else {
        continue
      }
      let nearest = suggestions.suggestion(for: reference.target)
      report.add(
        "ComputeConfig \"\(reference.target.name)\" does not exist in namespace \"\(namespace)\"",
        in: resolution.catalogue[reference.from], at: reference.name,
        caption: "no such ComputeConfig", related: nearest?.related ?? [],
        help: nearest?.help
          ?? "add it, or name it under externals.computeConfigs in gesso.yaml")
    }
  }

  /// Whether another rule says already what is wrong: the namespace of the reference, that of the
  /// Project, or the Tenant whose namespace it is.
  private static func isTold(_ reference: Reference, in resolution: Resolution) -> Bool {
    let scope = ComputeConfigScope(of: reference.from, in: resolution)
    let namespace = reference.target.namespace ?? ""
    if !scope.contains(namespace) { return resolution.target != .v0_1 }
    if scope.isOfMissingTenant(namespace) { return true }
    let project = resolution.catalogue[reference.from].name
    let intended = ObjectKey(kind: .computeConfig, namespace: project, name: reference.target.name)
    return intended != reference.target && namespace != scope.tenantNamespace
      && resolution.catalogue.resolve(intended) != .missing
  }
}
