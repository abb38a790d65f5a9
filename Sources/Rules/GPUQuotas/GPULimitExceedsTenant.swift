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
    guard let pair = QuotaPair(subject) else { return }
    for quota in pair.entries(.limits) {
      guard let amount = quota.amount else { continue }
      check(quota, amount, pair, &report)
    }
  }

  private static func check(
    _ quota: GPUQuota, _ amount: Int64, _ pair: QuotaPair, _ report: inout RuleReport
  ) {
    guard let bound = pair.tenant.bound(quota.name), let most = bound.amount, amount > most else {
      return
    }
    let isDefault = bound.isDefault && !quota.isDefault
    let tenant = "Tenant \"\(pair.tenant.tenant.name)\""
    report.add(
      isDefault
        ? "the limit of \(amount) \(quota.name) is above the \(most) that \(tenant) allows by Default"
        : "the limit of \(amount.gpus(of: quota.name)) is above the \(most) of \(tenant)",
      as: isDefault ? .warning : .error, in: pair.project, at: quota.node,
      caption: "at most \(most)",
      related: [Label(message: "the Tenant's limit is set here", location: bound.node.range)],
      help: "write at most \(most), or raise the Tenant's limit first")
  }
}
