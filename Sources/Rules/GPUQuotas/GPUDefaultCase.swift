import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-default-case`.
enum GPUDefaultCase: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-default-case", .error, by: .controller,
    summary: "the key for all other GPU families is not spelled `Default`",
    explanation: """
      The key `Default` bounds every family that is not listed. In any other case it is the name of a \
      family that no GPU has, and all other families stay without a quota.
      """,
    sources: [
      "Tenants and Projects, Default Quotas",
      "Create and Manage Projects, Create Project, GPU Limits and Requests: enter Default",
    ],
    fix: "writes `Default`")

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let quotas = subject.inspection.quotas
    guard !quotas.miscased.isEmpty else { return }
    for sort in GPUQuota.Sort.allCases {
      let places = quotas.places(sort, of: subject.index)
      for place in places where quotas.miscased.contains(quotas[place].family) {
        let hasDefault = places.contains { quotas[$0].family == QuotaTable.standard }
        add(
          quotas.quota(quotas[place], of: subject.object), sort, hasDefault, in: subject.object,
          &report)
      }
    }
  }

  private static func add(
    _ quota: GPUQuota, _ sort: GPUQuota.Sort, _ hasDefault: Bool, in object: PlatformObject,
    _ report: inout RuleReport
  ) {
    report.add(
      "\"\(quota.name)\" is the name of a GPU family, not the \(sort.word) of all others",
      in: object, at: quota.family, caption: "spelled Default",
      help: hasDefault ? "remove it, since Default is there too" : "write Default",
      fix: hasDefault
        ? nil
        : Respelling.fix(quota.family, as: GPUQuota.defaultFamily, title: "write Default"))
  }
}
