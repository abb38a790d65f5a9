import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-pool-exceeds-quota`.
enum GPUPoolExceedsQuota: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-pool-exceeds-quota", .warning, by: .controller,
    summary: "a default worker pool asks for more GPUs than its Project may use",
    explanation: """
      Every Compute Pool that is made from a Project's Compute Config starts with its worker pools. \
      `gpuCount` is the number of GPUs of the whole pool; where that is above what the Project may \
      request or use of the family, no such Compute Pool is ever deployed.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Worker Pool Defaults: GPU Count is the total of the "
        + "pool",
      "Tenants and Projects, GPU Quotas: the maximum request per Compute Pool",
    ])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let reference = subject.resolution.reference(.projectComputeConfig, from: subject.index)
    guard case .object(let config)? = reference?.referent else { return }
    let quotas = subject.inspection.quotas
    for place in quotas.pools(of: config) {
      let demand = quotas[place]
      guard demand.amount > 0, mayExceed(demand, subject) else { continue }
      check(demand, of: subject.resolution.catalogue[config], subject, &report)
    }
  }

  /// Whether anything that the Project or its Tenant sets is below a demand.
  private static func mayExceed(_ demand: QuotaTable.Entry, _ subject: Subject) -> Bool {
    let quotas = subject.inspection.quotas
    let tenant = quotas.tenant(of: subject.index)
    return GPUQuota.Sort.allCases.contains { sort in
      quotas.mayBound(sort, demand.family, below: demand.amount, of: subject.index)
        || tenant.map { quotas.mayBound(sort, demand.family, below: demand.amount, of: $0) }
          ?? false
    }
  }

  private static func check(
    _ demand: QuotaTable.Entry, of config: PlatformObject, _ subject: Subject,
    _ report: inout RuleReport
  ) {
    let quotas = subject.inspection.quotas
    let family = quotas.name(demand)
    let bounds = [GPUQuota.Sort.requests, .limits].compactMap { sort in
      subject.resolution.effectiveQuota(sort, of: family, in: subject.index).map { (sort, $0) }
    }
    let pool = quotas.pool(demand, of: config)
    guard let (sort, quota) = bounds.min(by: { $0.1.amount < $1.1.amount }),
      demand.amount > quota.amount, let node = pool[.gpu, .gpuCount]
    else { return }
    report.add(
      "\(pool.poolPhrase) has \(demand.amount) \(family), but Project \"\(subject.object.name)\" may "
        + "\(sort == .limits ? "use" : "request") only \(quota.amount)",
      in: config, at: node, caption: "at most \(quota.amount)",
      related: [Label(message: "the \(sort.word) is set here", location: quota.entry.node.range)],
      help: "write at most \(quota.amount), or raise the \(sort.word)")
  }
}
