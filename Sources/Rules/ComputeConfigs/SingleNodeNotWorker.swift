import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `single-node-not-worker`.
enum SingleNodeNotWorker: ObjectRule {
  static let descriptor = RuleDescriptor(
    "single-node-not-worker", .warning, severityNote: "error with singleNodeCluster: true",
    by: .ui,
    summary: "a single control plane node that no workload may run on",
    explanation: """
      With one control plane node the console insists on `workerNodeEligible: true`, since there may be \
      no other node to run anything. `singleNodeCluster: true` says that there is none, so it needs both \
      `nodeCount: 1` and `workerNodeEligible: true`.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Control Plane Defaults: if 1 is selected, Worker "
        + "node eligible must be enabled",
      "Compute Config: single-node clusters",
    ],
    conflict: """
      The example in Create and Manage Projects applies a Compute Config with `nodeCount: 1` alone, and \
      its output shows Worker Node Eligible false, so the API server takes what the console refuses. \
      That output has field names older than the text; hence a warning, and an error only where \
      singleNodeCluster makes the contradiction plain.
      """)

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let plane = ControlPlane(subject), let fault = fault(of: plane),
      let nodeCount = plane.nodeCount
    else { return }
    let count = Label(message: "the number of nodes is set here", location: nodeCount.range)
    switch fault {
    case .severalNodes(let single, let number):
      report.add(
        "a single-node cluster with \(number) control plane nodes", as: .error,
        in: plane.object, at: single, related: [count],
        help: "write nodeCount: 1 and workerNodeEligible: true, or remove singleNodeCluster")
    case .notEligible:
      let written = plane.isWorkerEligible.node
      report.add(
        plane.isSingleNode.isOn
          ? "a single-node cluster whose node no workload may run on"
          : "one control plane node that no workload may run on",
        as: plane.isSingleNode.isOn ? .error : .warning, in: plane.object,
        at: written ?? nodeCount, related: written == nil ? [] : [count],
        help: "write workerNodeEligible: true")
    }
  }

  /// Whether the rule speaks of a control plane, so that others need not.
  static func speaks(of plane: ControlPlane) -> Bool { fault(of: plane) != nil }

  private enum Fault {
    case severalNodes(single: Node, count: Int64)
    case notEligible
  }

  private static func fault(of plane: ControlPlane) -> Fault? {
    guard let count = plane.count else { return nil }
    if case .on(let single) = plane.isSingleNode, count != 1 {
      return .severalNodes(single: single, count: count)
    }
    return count == 1 && plane.isWorkerEligible.isOff ? .notEligible : nil
  }
}
