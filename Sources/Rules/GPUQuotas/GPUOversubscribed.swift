import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-oversubscribed`.
enum GPUOversubscribed: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-oversubscribed", .note, severityNote: "warning from twice the Tenant's limit",
    by: .controller,
    summary: "the GPU limits of a Tenant's Projects together exceed the Tenant's",
    explanation: """
      That is allowed, and often meant: not all Projects use their share at a time. When they do, the \
      Tenant becomes oversubscribed and new GPU workloads wait until others end. Only limits that the \
      Projects set are added up, not what they inherit; a single limit above the Tenant's is \
      gpu-limit-exceeds-tenant and counts here as the Tenant's.
      """,
    sources: ["Tenants and Projects, Tracking and Oversubscription"])

  static let kinds = [Kind.tenant]

  /// What the Projects of a Tenant set for one family.
  private struct Demand {
    var total: Int64 = 0
    /// The total with each share cut down to the Tenant's limit.
    var capped: Int64 = 0

    mutating func add(_ amount: Int64, atMost most: Int64) {
      total = total.addingReportingOverflow(amount).overflow ? .max : total + amount
      let share = min(amount, most)
      capped = capped.addingReportingOverflow(share).overflow ? .max : capped + share
    }
  }

  /// What one Project sets for a family.
  private struct Share {
    let amount: Int64
    let quota: GPUQuota
    let project: String
  }

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let tenant = subject.inspection.tenantQuotas[subject.index] else { return }
    var families: [String] = []
    var demands: [String: Demand] = [:]
    forEachShare(of: subject) { quota, amount, _ in
      guard let most = tenant.bound(quota.name)?.amount else { return }
      if demands[quota.name] == nil { families.append(quota.name) }
      demands[quota.name, default: Demand()].add(amount, atMost: most)
    }
    let over = families.filter { family in
      guard let most = tenant.bound(family)?.amount else { return false }
      return demands[family, default: Demand()].capped > most
    }
    guard !over.isEmpty else { return }
    let shares = shares(of: Set(over), subject)
    for family in over {
      guard let demand = demands[family], let bound = tenant.bound(family) else { continue }
      add(demand.total, family, bound, shares[family] ?? [], in: subject.object, &report)
    }
  }

  /// Calls a closure for each limit that a Project of the Tenant sets, in the order of the Projects.
  private static func forEachShare(
    of tenant: Subject, _ body: (GPUQuota, Int64, PlatformObject) -> Void
  ) {
    for index in tenant.resolution.projects(of: tenant.object.name) {
      let project = tenant.resolution.catalogue[index]
      guard project.state == .whole else { continue }
      for quota in GPUQuota.entries(.limits, of: project.spec?[.gpuResources]) {
        guard let amount = quota.amount else { continue }
        body(quota, amount, project)
      }
    }
  }

  /// What each Project sets for some families, in the order of the Projects.
  private static func shares(of families: Set<String>, _ tenant: Subject) -> [String: [Share]] {
    var shares: [String: [Share]] = [:]
    forEachShare(of: tenant) { quota, amount, project in
      guard families.contains(quota.name) else { return }
      let share = Share(amount: amount, quota: quota, project: project.name)
      shares[quota.name, default: []].append(share)
    }
    return shares
  }

  private static func add(
    _ total: Int64, _ family: String, _ bound: GPUQuota, _ shares: [Share],
    in tenant: PlatformObject, _ report: inout RuleReport
  ) {
    guard let most = bound.amount else { return }
    let largest = shares.enumerated()
      .sorted { ($1.element.amount, $0.offset) < ($0.element.amount, $1.offset) }.prefix(3)
    report.add(
      "the Projects of Tenant \"\(tenant.name)\" may use \(total.gpus(of: family)) together, "
        + "more than the Tenant's \(most)",
      as: total / 2 >= most ? .warning : .note, in: tenant, at: bound.node,
      caption: "\(shares.count) Projects share it",
      related: largest.map { _, share in
        Label(
          message: "Project \"\(share.project)\" may use \(share.amount)",
          location: share.quota.node.range)
      },
      help: "lower the Projects' limits, or live with workloads that wait for one another")
  }
}
