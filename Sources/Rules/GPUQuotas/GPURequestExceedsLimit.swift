import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-request-exceeds-limit`.
enum GPURequestExceedsLimit: Rule {
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

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for index in resolution.catalogue.whole(.tenant) {
      let resources = resolution.catalogue[index].spec?[.gpuResources]
      check(index, resolution, &report) { family in
        GPUQuota.entry(.limits, family, of: resources)
          ?? GPUQuota.entry(.limits, GPUQuota.defaultFamily, of: resources)
      }
    }
    for index in resolution.catalogue.whole(.project) {
      check(index, resolution, &report) { family in
        resolution.effectiveQuota(.limits, of: family, in: index)?.entry
      }
    }
  }

  private static func check(
    _ index: Int, _ resolution: Resolution, _ report: inout RuleReport,
    limit: (String) -> GPUQuota?
  ) {
    let object = resolution.catalogue[index]
    for quota in GPUQuota.entries(.requests, of: object.spec?[.gpuResources]) {
      guard let amount = quota.amount, let limit = limit(quota.name), let most = limit.amount,
        amount > most
      else { continue }
      report.add(
        "a request of \(amount.gpus(of: quota.name)) is above the limit of \(most)", in: object,
        at: quota.node, caption: "at most \(most)",
        related: [Label(message: "the limit is set here", location: limit.node.range)],
        help: "write at most \(most), or raise the limit")
    }
  }
}
