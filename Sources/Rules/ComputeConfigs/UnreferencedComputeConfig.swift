import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unreferenced-compute-config`.
enum UnreferencedComputeConfig: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "unreferenced-compute-config", .note, by: .advice,
    summary: "a ComputeConfig that no Project references",
    explanation: """
      Users can still choose it when they make a Compute Pool, so it may well be meant. If it is not, \
      remove it, or name it in a Project's computeConfigRef.
      """,
    sources: [
      "Create and Manage Projects, Modify Project: additional Compute Configs can override the default"
    ])

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let (resolution, catalogue) = (inspection.resolution, inspection.catalogue)
    let idle = catalogue.whole(.computeConfig).filter { !resolution.isReferredTo($0) }
    guard !idle.isEmpty, !mayHaveUnknownReferences(catalogue) else { return }
    let used = Set(
      resolution.references.lazy.filter { $0.role == .projectComputeConfig }.map(\.target))
    let unused = idle.filter { !used.contains(catalogue[$0].key) }
    let missing = inspection.missing.filter { $0.role == .projectComputeConfig }.map(\.target)
    let meant = meant(by: missing, among: unused.map { catalogue[$0].key })
    for index in unused where !meant.contains(catalogue[index].key) {
      let object = catalogue[index]
      report.add(
        "no Project references \(object.phrase)", about: object,
        help: "remove it, unless it is there to be chosen for a Compute Pool")
    }
  }

  /// Whether there are Projects of which nobody knows what they refer to.
  private static func mayHaveUnknownReferences(_ catalogue: Catalogue) -> Bool {
    catalogue.unreadable.anything || catalogue.unreadable.kinds.contains(.project)
      || catalogue.indices(of: .project).contains { catalogue[$0].state != .whole }
  }

  /// What references that lead nowhere most likely meant: the same name elsewhere, else the nearest
  /// name in the same namespace.
  private static func meant(by missing: [ObjectKey], among unused: [ObjectKey]) -> Set<ObjectKey> {
    guard !missing.isEmpty else { return [] }
    let byName = Dictionary(grouping: unused, by: \.name)
    let byNamespace = Dictionary(grouping: unused) { $0.namespace ?? "" }
    var meant: Set<ObjectKey> = []
    for key in missing {
      let near = byNamespace[key.namespace ?? ""] ?? []
      if let name = nearest(to: key.name, in: near.lazy.map(\.name)) {
        meant.formUnion(near.filter { $0.name == name })
      } else {
        meant.formUnion(byName[key.name] ?? [])
      }
    }
    return meant
  }
}
