import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-limit-exceeds-tenant`.
enum GPULimitExceedsTenant: Rule {
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

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for pair in QuotaPair.all(in: resolution) {
      for (quota, amount) in pair.entries(.limits) { check(quota, amount, pair, &report) }
    }
  }

  private static func check(
    _ quota: GPUQuota, _ amount: Int64, _ pair: QuotaPair, _ report: inout RuleReport
  ) {
    let same = pair.tenantEntry(.limits, quota.name)
    guard let bound = same ?? pair.tenantEntry(.limits, GPUQuota.defaultFamily),
      let most = bound.amount, amount > most
    else { return }
    let isDefault = same == nil
    let tenant = "Tenant \"\(pair.tenant.name)\""
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
