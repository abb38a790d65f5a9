import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unschedulable-control-plane`.
enum UnschedulableControlPlane: ObjectRule {
  static let descriptor = RuleDescriptor(
    "unschedulable-control-plane", .warning, by: .advice,
    summary: "a control plane that is eligible for workloads has a NoSchedule taint",
    explanation: """
      `workerNodeEligible: true` lets applications and models run on the control plane's nodes, and a \
      NoSchedule taint keeps off all that do not tolerate it. Remove one of the two, or use \
      PreferNoSchedule.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Control Plane Defaults: Worker node eligible, Taints",
      "Kubernetes, Taints and Tolerations",
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let plane = ControlPlane(subject), let taints = plane.taints,
      case .on(let eligible) = plane.isWorkerEligible
    else { return }
    let effects = taints.value.items.compactMap { $0[.effect] }.filter { $0.isText("NoSchedule") }
    guard let effect = effects.first else { return }
    report.add(
      "workloads may run on the control plane, and a taint keeps them off", in: plane.object,
      at: effect,
      related: [Label(message: "they may run there by this", location: eligible.range)]
        + effects.dropFirst().map {
          Label(message: "another such taint", location: $0.range)
        },
      help: "remove the taint, make it PreferNoSchedule, or remove workerNodeEligible")
  }
}
