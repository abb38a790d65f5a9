import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `model-acl-blocks-all`.
enum ModelACLBlocksAll: Rule {
  static let descriptor = RuleDescriptor(
    "model-acl-blocks-all", .warning, by: .advice,
    summary: "everything of a model source is disallowed and nothing allowed",
    explanation: """
      `disallow: ['*']` is the usual beginning of a list that allows a few models; without any, nobody \
      can deploy a model of this source. List what is allowed. To turn the source off, write \
      `enabled: false`.
      """,
    sources: ["Configure Integrations, Configure Project Model Settings: the example's lists"])

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for list in ModelAccessList.all(in: resolution) where list.allowed.isEmpty && list.knowsAllowed
    {
      guard let entry = list.disallowed.first(where: { $0.isText("*") }) else { continue }
      report.add(
        "every model of \(list.source.name) is disallowed and none allowed", in: list.object,
        at: entry, help: "list what is allowed, or write enabled: false to turn the source off")
    }
  }
}
