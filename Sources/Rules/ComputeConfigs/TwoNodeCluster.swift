import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `two-node-cluster`.
enum TwoNodeCluster: ObjectRule {
  static let descriptor = RuleDescriptor(
    "two-node-cluster", .warning, by: .advice,
    summary: "a two-node cluster with 1, 3 or 5 control plane nodes",
    explanation: """
      `isTwoNode: true` asks for Palette's two-node layout, and `nodeCount` for another number of \
      control plane nodes. Only one of them can come true; remove isTwoNode unless you know that the \
      cluster takes it.
      """,
    sources: [
      "Compute Config (0.1.x), edge.isTwoNode",
      "Create and Manage Projects, ComputeConfig spec.paletteClusterConfig: nodeCount is 1, 3 or 5",
    ],
    conflict: """
      isTwoNode stands in the example of Compute Config for 0.1; whether 1.0 and later still have it is \
      not documented, so it is no unknown field.
      """)

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let isTwoNode = subject.cluster?.edge?[.isTwoNode],
      case .on(let node) = Switch(isTwoNode), let plane = ControlPlane(subject),
      let nodeCount = plane.nodeCount, let count = plane.count, [1, 3, 5].contains(count)
    else { return }
    report.add(
      "a two-node cluster with \(count) control plane node\(count == 1 ? "" : "s")",
      in: plane.object, at: node,
      related: [Label(message: "the number of nodes is set here", location: nodeCount.range)],
      help: "remove isTwoNode")
  }
}
