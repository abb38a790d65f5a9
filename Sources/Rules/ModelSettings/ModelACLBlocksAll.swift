import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `model-acl-blocks-all`.
enum ModelACLBlocksAll: ObjectRule {
  static let descriptor = RuleDescriptor(
    "model-acl-blocks-all", .warning, by: .advice,
    summary: "everything of a model source is disallowed and nothing allowed",
    explanation: """
      `disallow: ['*']` is the usual beginning of a list that allows a few models; without any, nobody \
      can deploy a model of this source. List what is allowed. To turn the source off, write \
      `enabled: false`.
      """,
    sources: ["Configure Integrations, Configure Project Model Settings: the example's lists"])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    ModelAccessList.forEach(of: subject.object) { list in
      guard let entry = list.disallowed.first(where: { $0.isText("*") }), list.knowsAllowed,
        list.allowed.first(where: { _ in true }) == nil
      else { return }
      report.add(
        "every model of \(list.source.name) is disallowed and none allowed", in: list.object,
        at: entry, help: "list what is allowed, or write enabled: false to turn the source off")
    }
  }
}
