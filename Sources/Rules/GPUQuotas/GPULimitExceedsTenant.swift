import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-limit-exceeds-tenant`.
enum GPULimitExceedsTenant: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-limit-exceeds-tenant", .error,
    severityNote: "warning where only the Tenant's Default bounds the family",
    by: .admission,
    summary: "a Project's GPU limit is above its Tenant's",
    explanation: """
      A Project's share comes out of its Tenant's: for the same GPU family its limit is at most the \
      Tenant's. Lower it, or raise the Tenant's limit first. Where the Tenant does not list the family, \
      its Default is the bound; whether the webhook compares with that too is not documented, hence \
      a warning.
      """,
    sources: [
      "Tenants and Projects, Quota Inheritance: Project limits must be less than or equal to Tenant "
        + "limits for the same GPU family",
      "Tenants and Projects, Default Quotas",
    ])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let quotas = subject.inspection.quotas
    guard let tenant = quotas.tenant(of: subject.index) else { return }
    for place in quotas.places(.limits, of: subject.index) {
      let entry = quotas[place]
      guard let bound = quotas.bound(on: entry.family, of: tenant).map({ quotas[$0] }),
        bound.amount > 0, entry.amount > bound.amount
      else { continue }
      add(entry, above: bound, of: subject.resolution.catalogue[tenant], subject, &report)
    }
  }

  private static func add(
    _ entry: QuotaTable.Entry, above bound: QuotaTable.Entry, of tenant: PlatformObject,
    _ subject: Subject, _ report: inout RuleReport
  ) {
    let quotas = subject.inspection.quotas
    let (amount, most, family) = (entry.amount, bound.amount, quotas.name(entry))
    let isDefault = bound.family != entry.family
    let words = "Tenant \"\(tenant.name)\""
    report.add(
      isDefault
        ? "the limit of \(amount) \(family) is above the \(most) that \(words) allows by Default"
        : "the limit of \(amount.gpus(of: family)) is above the \(most) of \(words)",
      as: isDefault ? .warning : .error, in: subject.object,
      at: quotas.quota(entry, of: subject.object).node, caption: "at most \(most)",
      related: [
        Label(
          message: "the Tenant's limit is set here",
          location: quotas.quota(bound, of: tenant).node.range)
      ],
      help: "write at most \(most), or raise the Tenant's limit first")
  }
}
