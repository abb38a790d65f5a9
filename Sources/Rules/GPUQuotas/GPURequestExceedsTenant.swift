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
    let quotas = subject.inspection.quotas
    guard let tenant = quotas.tenant(of: subject.index) else { return }
    for place in quotas.places(.requests, of: subject.index) {
      let entry = quotas[place]
      guard
        let bound = quotas.place(.requests, entry.family, of: tenant).map({ quotas[$0] }),
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
    let most = bound.amount
    report.add(
      "the request of \(entry.amount.gpus(of: quotas.name(entry))) is above the \(most) of "
        + "Tenant \"\(tenant.name)\"",
      in: subject.object, at: quotas.quota(entry, of: subject.object).node,
      caption: "at most \(most)",
      related: [
        Label(
          message: "the Tenant's request is set here",
          location: quotas.quota(bound, of: tenant).node.range)
      ],
      help: "write at most \(most), or raise the Tenant's request first")
  }
}
