import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `conflicting-taints`.
enum ConflictingTaints: ObjectRule {
  static let descriptor = RuleDescriptor(
    "conflicting-taints", .error, by: .ui,
    summary: "a worker pool has taints while the control plane has some",
    explanation: """
      The console lets worker pools have taints only where the control plane has none. Keep the taints \
      on one of the two.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Worker Pool Defaults: taints can only be configured "
        + "on worker pools when control plane defaults have no taints"
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let plane = ControlPlane(subject), let own = plane.taints else { return }
    for pool in plane.cluster.pools {
      guard let taints = pool.entry(.taints), taints.value.isSequence,
        !taints.value.isEmptyCollection
      else { continue }
      report.add(
        "\(pool.poolPhrase) has taints, and so has the control plane", in: plane.object,
        at: taints.key, field: plane.object.path(of: taints.value),
        related: [Label(message: "the control plane's taints", location: own.key.range)],
        help: "remove the taints here or on the control plane")
    }
  }
}
