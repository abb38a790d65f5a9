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

  /// A pool's demand for GPUs of one family.
  private struct Demand {
    let pool: Node
    let family: String
    let node: Node
    let amount: Int64

    init?(_ pool: Node) {
      guard let gpu = pool[.gpu], let family = gpu[.family]?.string, !family.isEmpty,
        let node = gpu[.gpuCount], let amount = node.wholeNumber, amount > 0
      else { return nil }
      self.pool = pool
      self.family = family
      self.node = node
      self.amount = amount
    }
  }

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let resolution = subject.resolution
    guard
      case .object(let target)? =
        resolution.reference(.projectComputeConfig, from: subject.index)?.referent,
      resolution.catalogue[target].state == .whole,
      let config = ComputeConfig(resolution.catalogue[target]), let pools = config.workerPools
    else { return }
    for pool in pools.items {
      guard let demand = Demand(pool), mayExceed(demand, subject) else { continue }
      check(demand, of: subject.index, config, resolution, &report)
    }
  }

  /// Whether anything that the Project or its Tenant sets is below a demand.
  private static func mayExceed(_ demand: Demand, _ subject: Subject) -> Bool {
    let quotas = subject.inspection.quotas
    let family = quotas.number(of: demand.family) ?? QuotaTable.standard
    let owners = [subject.index] + (quotas.tenant(of: subject.index).map { [$0] } ?? [])
    return owners.contains { owner in
      GPUQuota.Sort.allCases.contains { sort in
        quotas.mayBound(sort, family, below: demand.amount, of: owner)
      }
    }
  }

  private static func check(
    _ demand: Demand, of index: Int, _ config: ComputeConfig, _ resolution: Resolution,
    _ report: inout RuleReport
  ) {
    let bounds = [GPUQuota.Sort.requests, .limits].compactMap { sort in
      resolution.effectiveQuota(sort, of: demand.family, in: index).map { (sort, $0) }
    }
    guard let (sort, quota) = bounds.min(by: { $0.1.amount < $1.1.amount }),
      demand.amount > quota.amount
    else { return }
    let name = demand.pool[.name]?.string.map { "worker pool \"\($0)\"" } ?? "a worker pool"
    let project = "Project \"\(resolution.catalogue[index].name)\""
    report.add(
      "\(name) has \(demand.amount) \(demand.family), but \(project) may "
        + "\(sort == .limits ? "use" : "request") only \(quota.amount)",
      in: config.object, at: demand.node, caption: "at most \(quota.amount)",
      related: [Label(message: "the \(sort.word) is set here", location: quota.entry.node.range)],
      help: "write at most \(quota.amount), or raise the \(sort.word)")
  }
}
