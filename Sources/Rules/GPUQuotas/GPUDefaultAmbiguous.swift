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
    let quotas = subject.inspection.quotas
    guard let tenant = quotas.tenant(of: subject.index) else { return }
    for sort in GPUQuota.Sort.allCases {
      guard let place = quotas.place(sort, QuotaTable.standard, of: subject.index) else { continue }
      let fallback = quotas[place]
      let smaller = quotas.places(sort, of: tenant).filter { place in
        let entry = quotas[place]
        return entry.amount < fallback.amount && entry.amount > 0
          && entry.family != QuotaTable.standard
      }
      guard !smaller.isEmpty else { continue }
      let named = Set(quotas.places(sort, of: subject.index).map { quotas[$0].family })
      add(
        fallback, sort, smaller.map { quotas[$0] }.filter { !named.contains($0.family) },
        of: subject.resolution.catalogue[tenant], subject, &report)
    }
  }

  private static func add(
    _ fallback: QuotaTable.Entry, _ sort: GPUQuota.Sort, _ smaller: [QuotaTable.Entry],
    of tenant: PlatformObject, _ subject: Subject, _ report: inout RuleReport
  ) {
    let quotas = subject.inspection.quotas
    guard let first = smaller.first else { return }
    let others = smaller.count > 1 ? " and \(smaller.count - 1) more" : ""
    report.add(
      "the \(sort.word) Default of \(fallback.amount) is above the \(first.amount) "
        + "\(quotas.name(first))\(others) of Tenant \"\(tenant.name)\"",
      in: subject.object, at: quotas.quota(fallback, of: subject.object).node,
      caption: "which of the two applies is not documented",
      related: smaller.prefix(5).map {
        Label(
          message: "the Tenant's \(sort.word) of \(quotas.name($0))",
          location: quotas.quota($0, of: tenant).node.range)
      },
      help: "name \(smaller.map(quotas.name).joined(separator: ", ")) in the Project as well")
  }
}
