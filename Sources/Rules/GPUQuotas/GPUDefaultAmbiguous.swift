import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-default-ambiguous`.
enum GPUDefaultAmbiguous: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-default-ambiguous", .warning, by: .controller,
    summary: "a Project's Default is above what its Tenant gives a family it does not name",
    explanation: """
      The Tenant lists a GPU family, the Project does not but has a Default, and that is the larger of \
      the two. Name the family in the Project, and the question which one applies does not arise. Where \
      the Default is the smaller one it is taken without a word.
      """,
    sources: ["Tenants and Projects, Quota Inheritance", "Tenants and Projects, Default Quotas"],
    conflict: """
      Quota Inheritance says that a Project inherits from the Tenant what it does not specify; Default \
      Quotas says that Default applies to families not listed. gesso computes with the smaller of the \
      two, since that holds in both readings.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let resources = subject.object.spec?[.gpuResources]
    for sort in GPUQuota.Sort.allCases {
      guard let fallback = GPUQuota.entry(sort, GPUQuota.defaultFamily, of: resources),
        let amount = fallback.amount, let pair = QuotaPair(subject)
      else { continue }
      let smaller = pair.tenant.entries(sort).filter { entry in
        entry.amount.map { $0 < amount } ?? false && !entry.isDefault
      }
      guard !smaller.isEmpty else { continue }
      let named = Set(pair.entries(sort).map(\.name))
      add(fallback, amount, sort, smaller.filter { !named.contains($0.name) }, pair, &report)
    }
  }

  private static func add(
    _ fallback: GPUQuota, _ amount: Int64, _ sort: GPUQuota.Sort, _ smaller: [GPUQuota],
    _ pair: QuotaPair, _ report: inout RuleReport
  ) {
    guard let first = smaller.first, let least = first.amount else { return }
    let others = smaller.count > 1 ? " and \(smaller.count - 1) more" : ""
    report.add(
      "the \(sort.word) Default of \(amount) is above the \(least) \(first.name)\(others) "
        + "of Tenant \"\(pair.tenant.tenant.name)\"",
      in: pair.project, at: fallback.node, caption: "which of the two applies is not documented",
      related: smaller.prefix(5).map {
        Label(message: "the Tenant's \(sort.word) of \($0.name)", location: $0.node.range)
      },
      help: "name \(smaller.map(\.name).joined(separator: ", ")) in the Project as well")
  }
}
