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

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let (resolution, catalogue) = (inspection.resolution, inspection.catalogue)
    let idle = catalogue.whole(.computeConfig).filter { !resolution.isReferredTo($0) }
    guard !idle.isEmpty, !mayHaveUnknownReferences(catalogue) else { return }
    let used = Set(
      resolution.references.lazy.filter { $0.role == .projectComputeConfig }.map(\.target))
    let unused = idle.filter { !used.contains(catalogue[$0].key) }
    let missing = inspection.missing.filter { $0.role == .projectComputeConfig }.map(\.target)
    let meant = Meant(by: missing, among: unused.map { catalogue[$0].key })
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

  /// What references that lead nowhere most likely meant: the nearest name in the same namespace, else
  /// the same name elsewhere.
  private struct Meant {
    private var names: Set<String> = []
    private var keys: Set<[String]> = []

    init(by missing: [ObjectKey], among unused: [ObjectKey]) {
      guard !missing.isEmpty else { return }
      let neighbours = Dictionary(grouping: unused) { $0.namespace ?? "" }
        .mapValues { $0.map(\.name) }
      var spelling = BoundedSpelling()
      for key in missing {
        let namespace = key.namespace ?? ""
        if let name = spelling.nearest(to: key.name, in: neighbours[namespace] ?? []) {
          keys.insert([namespace, name])
        } else {
          names.insert(key.name)
        }
      }
    }

    func contains(_ key: ObjectKey) -> Bool {
      names.contains(key.name) || keys.contains([key.namespace ?? "", key.name])
    }
  }
}
