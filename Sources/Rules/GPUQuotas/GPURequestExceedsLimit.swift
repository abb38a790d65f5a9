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
    let quotas = subject.inspection.quotas
    let tenant = quotas.tenant(of: subject.index)
    for place in quotas.places(.requests, of: subject.index) {
      let entry = quotas[place]
      let mayExceed =
        quotas.mayBound(.limits, entry.family, below: entry.amount, of: subject.index)
        || tenant.map {
          quotas.mayBound(.limits, entry.family, below: entry.amount, of: $0)
        } ?? false
      guard mayExceed, let limit = limit(on: entry, in: subject), let most = limit.amount,
        entry.amount > most
      else { continue }
      report.add(
        "a request of \(entry.amount.gpus(of: quotas.name(entry))) is above the limit of \(most)",
        in: subject.object, at: quotas.quota(entry, of: subject.object).node,
        caption: "at most \(most)",
        related: [Label(message: "the limit is set here", location: limit.node.range)],
        help: "write at most \(most), or raise the limit")
    }
  }

  /// The entry that a Tenant's or Project's limit of a family follows from.
  private static func limit(on request: QuotaTable.Entry, in subject: Subject) -> GPUQuota? {
    let quotas = subject.inspection.quotas
    guard subject.object.kind == .tenant else {
      let family = quotas.name(request)
      return subject.resolution.effectiveQuota(.limits, of: family, in: subject.index)?.entry
    }
    return quotas.bound(on: request.family, of: subject.index).map {
      quotas.quota(quotas[$0], of: subject.object)
    }
  }
}
