import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `single-control-plane`.
enum SingleControlPlane: ObjectRule {
  static let descriptor = RuleDescriptor(
    "single-control-plane", .note, by: .advice,
    summary: "one control plane node only",
    explanation: """
      While that node is down, nobody can change anything in the cluster. Three or five nodes keep their \
      quorum when one fails. One is right for a trial, and for an edge site that has no more.
      """,
    sources: ["Compute Config: use three or five control plane nodes in production"])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let plane = ControlPlane(subject), let node = plane.nodeCount, node.wholeNumber == 1
    else { return }
    report.add(
      "a control plane of one node is not highly available", in: plane.object, at: node,
      help: "write 3 or 5 for production")
  }
}
