import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `single-control-plane`.
enum SingleControlPlane: Rule {
  static let descriptor = RuleDescriptor(
    "single-control-plane", .note, by: .advice,
    summary: "one control plane node only",
    explanation: """
      While that node is down, nobody can change anything in the cluster. Three or five nodes keep their \
      quorum when one fails. One is right for a trial, and for an edge site that has no more.
      """,
    sources: ["Compute Config: use three or five control plane nodes in production"])

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for plane in ControlPlane.all(in: resolution) {
      guard plane.count == 1, let node = plane.nodeCount else { continue }
      report.add(
        "a control plane of one node is not highly available", in: plane.object, at: node,
        help: "write 3 or 5 for production")
    }
  }
}
