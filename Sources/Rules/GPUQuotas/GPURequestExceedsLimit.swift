import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-request-exceeds-limit`.
enum GPURequestExceedsLimit: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-request-exceeds-limit", .warning, by: .controller,
    summary: "a GPU request is above the limit that applies",
    explanation: """
      `requests` is the most that one workload may ask for, `limits` the most that all may use together. \
      A single request above the limit can never be granted. The limit that applies is the object's \
      own, for a Project else its Tenant's, else Default; where the documents leave open which of two \
      it is, the smaller one.
      """,
    sources: [
      "Tenants and Projects, GPU Quotas: limits and requests",
      "Tenants and Projects, Quota Inheritance and Default Quotas",
    ])

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    for quota in GPUQuota.entries(.requests, of: object.spec?[.gpuResources]) {
      guard let amount = quota.amount, let limit = limit(of: quota.name, in: subject),
        let most = limit.amount, amount > most
      else { continue }
      report.add(
        "a request of \(amount.gpus(of: quota.name)) is above the limit of \(most)", in: object,
        at: quota.node, caption: "at most \(most)",
        related: [Label(message: "the limit is set here", location: limit.node.range)],
        help: "write at most \(most), or raise the limit")
    }
  }

  /// The entry that a Tenant's or Project's limit of a family follows from.
  private static func limit(of family: String, in subject: Subject) -> GPUQuota? {
    subject.object.kind == .tenant
      ? subject.inspection.tenantQuotas[subject.index]?.bound(family)
      : subject.resolution.effectiveQuota(.limits, of: family, in: subject.index)?.entry
  }
}
