import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `no-workers`.
enum NoWorkers: ObjectRule {
  static let descriptor = RuleDescriptor(
    "no-workers", .warning, by: .advice,
    summary: "no worker pool, and a control plane that no workload may run on",
    explanation: """
      A Compute Pool that takes these defaults as they are has nowhere to run anything. Pools can still \
      be added when a Compute Pool is made, so it is no error; but a default that works is better: add a \
      worker pool, or write `workerNodeEligible: true`.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Worker Pool Defaults: worker pools are optional",
      "Create and Manage Projects, Compute Config - Control Plane Defaults: Worker node eligible",
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let plane = ControlPlane(subject), let defaults = plane.cluster.defaults,
      lacksPools(defaults), plane.isWorkerEligible.isOff, !SingleNodeNotWorker.speaks(of: plane)
    else { return }
    let key =
      defaults.entry(.workerPools)?.key
      ?? ComputeConfig(plane.object)?.cluster?.entry(.defaults)?.key
    report.addAbsence(
      "there is no worker pool, and no workload may run on the control plane",
      in: plane.object, field: "spec.paletteClusterConfig.defaults.workerPools", at: key,
      related: plane.isWorkerEligible.node.map {
        [Label(message: "workloads are kept off the control plane here", location: $0.range)]
      } ?? [],
      help: "add a worker pool, or write workerNodeEligible: true for the control plane")
  }

  /// Whether there surely are no worker pools, not even under an older name.
  private static func lacksPools(_ defaults: Node) -> Bool {
    let pools = defaults[.workerPools]
    return pools.map { $0.isNull || $0.isSequence && $0.isEmptyCollection } ?? true
      && defaults[.workerNodePoolDefaults] == nil && defaults[.workerPoolDefaults] == nil
  }
}
