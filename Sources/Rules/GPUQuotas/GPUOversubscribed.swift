import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-oversubscribed`.
enum GPUOversubscribed: Rule {
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

  /// What the Projects of a Tenant set for one family.
  private struct Demand {
    var total: Int64 = 0
    /// The total with each share cut down to the Tenant's limit.
    var capped: Int64 = 0
    var shares: [(amount: Int64, quota: GPUQuota, project: String)] = []

    mutating func add(_ quota: GPUQuota, _ amount: Int64, of project: String, atMost most: Int64) {
      total = total.addingReportingOverflow(amount).overflow ? .max : total + amount
      let share = min(amount, most)
      capped = capped.addingReportingOverflow(share).overflow ? .max : capped + share
      shares.append((amount, quota, project))
    }
  }

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for index in resolution.catalogue.whole(.tenant) {
      let tenant = resolution.catalogue[index]
      var families: [String] = []
      var demands: [String: Demand] = [:]
      for project in resolution.projects(of: tenant.name) {
        let object = resolution.catalogue[project]
        guard object.state == .whole else { continue }
        for quota in GPUQuota.entries(.limits, of: object.spec?[.gpuResources]) {
          guard let amount = quota.amount, let most = bound(quota.name, of: tenant)?.amount else {
            continue
          }
          if demands[quota.name] == nil { families.append(quota.name) }
          demands[quota.name, default: Demand()]
            .add(quota, amount, of: object.name, atMost: most)
        }
      }
      for family in families {
        guard let demand = demands[family] else { continue }
        check(demand, family, tenant, &report)
      }
    }
  }

  /// The Tenant's limit that a family falls under.
  private static func bound(_ family: String, of tenant: PlatformObject) -> GPUQuota? {
    let resources = tenant.spec?[.gpuResources]
    return GPUQuota.entry(.limits, family, of: resources)
      ?? GPUQuota.entry(.limits, GPUQuota.defaultFamily, of: resources)
  }

  private static func check(
    _ demand: Demand, _ family: String, _ tenant: PlatformObject, _ report: inout RuleReport
  ) {
    guard let bound = bound(family, of: tenant), let most = bound.amount, demand.capped > most
    else { return }
    let isTwice = demand.total / 2 >= most
    let largest = demand.shares.enumerated()
      .sorted { ($1.element.amount, $0.offset) < ($0.element.amount, $1.offset) }.prefix(3)
    report.add(
      "the Projects of Tenant \"\(tenant.name)\" may use \(demand.total.gpus(of: family)) together, "
        + "more than the Tenant's \(most)",
      as: isTwice ? .warning : .note, in: tenant, at: bound.node,
      caption: "\(demand.shares.count) Projects share it",
      related: largest.map { _, share in
        Label(
          message: "Project \"\(share.project)\" may use \(share.amount)",
          location: share.quota.node.range)
      },
      help: "lower the Projects' limits, or live with workloads that wait for one another")
  }
}
