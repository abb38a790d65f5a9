import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-request-exceeds-tenant`.
enum GPURequestExceedsTenant: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-request-exceeds-tenant", .warning, by: .controller,
    summary: "a Project's GPU request is above its Tenant's",
    explanation: """
      `requests` is the most that a single App Deployment or Compute Pool may ask for. What the Tenant \
      does not grant a Project cannot pass on, so a larger number is never reached. The same family is \
      compared with the same family only.
      """,
    sources: [
      "Tenants and Projects, GPU Quotas: requests are the maximum of an individual request",
      "Tenants and Projects, Quota Inheritance, which speaks of limits; gesso applies it to requests",
    ])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let pair = QuotaPair(subject) else { return }
    for quota in pair.entries(.requests) {
      guard let amount = quota.amount, let bound = pair.tenant.entry(.requests, quota.name),
        let most = bound.amount, amount > most
      else { continue }
      report.add(
        "the request of \(amount.gpus(of: quota.name)) is above the \(most) of "
          + "Tenant \"\(pair.tenant.tenant.name)\"",
        in: pair.project, at: quota.node, caption: "at most \(most)",
        related: [
          Label(message: "the Tenant's request is set here", location: bound.node.range)
        ],
        help: "write at most \(most), or raise the Tenant's request first")
    }
  }
}
