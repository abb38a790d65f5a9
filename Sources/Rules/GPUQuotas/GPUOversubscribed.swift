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
    let entry: QuotaTable.Entry
    let project: PlatformObject
  }

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    // Of a Tenant that is defined twice the first speaks for all.
    let catalogue = subject.catalogue
    guard catalogue.index(of: catalogue.key(at: subject.index)) == subject.index else {
      return
    }
    let quotas = subject.inspection.quotas
    var families: [Int] = []
    var demands: [Int: Demand] = [:]
    forEachShare(of: subject) { entry, _ in
      guard let bound = quotas.bound(on: entry.family, of: subject.index),
        quotas[bound].amount > 0
      else { return }
      if demands[entry.family] == nil { families.append(entry.family) }
      demands[entry.family, default: Demand()].add(entry.amount, atMost: quotas[bound].amount)
    }
    let over = families.filter { family in
      guard let bound = quotas.bound(on: family, of: subject.index) else { return false }
      return demands[family, default: Demand()].capped > quotas[bound].amount
    }
    guard !over.isEmpty else { return }
    let shares = shares(of: Set(over), subject)
    for family in over {
      guard let demand = demands[family], let bound = quotas.bound(on: family, of: subject.index)
      else { continue }
      add(demand.total, family, quotas[bound], shares[family] ?? [], subject, &report)
    }
  }

  /// Calls a closure for each limit that a Project of the Tenant sets, in the order of the Projects.
  private static func forEachShare(
    of tenant: Subject, _ body: (QuotaTable.Entry, Int) -> Void
  ) {
    let quotas = tenant.inspection.quotas
    for project in tenant.resolution.projects(of: tenant.name) {
      for place in quotas.places(.limits, of: project) where quotas[place].amount > 0 {
        body(quotas[place], project)
      }
    }
  }

  /// What each Project sets for some families, in the order of the Projects.
  private static func shares(of families: Set<Int>, _ tenant: Subject) -> [Int: [Share]] {
    var shares: [Int: [Share]] = [:]
    forEachShare(of: tenant) { entry, project in
      guard families.contains(entry.family) else { return }
      let share = Share(entry: entry, project: tenant.resolution.catalogue[project])
      shares[entry.family, default: []].append(share)
    }
    return shares
  }

  private static func add(
    _ total: Int64, _ family: Int, _ bound: QuotaTable.Entry, _ shares: [Share],
    _ subject: Subject, _ report: inout RuleReport
  ) {
    let quotas = subject.inspection.quotas
    let (tenant, most) = (subject.object, bound.amount)
    let largest = shares.enumerated()
      .sorted { ($1.element.entry.amount, $0.offset) < ($0.element.entry.amount, $1.offset) }
      .prefix(3).map(\.element)
    report.add(
      "the Projects of Tenant \"\(tenant.name)\" may use "
        + "\(total.gpus(of: quotas.names[family])) together, more than the Tenant's \(most)",
      as: total / 2 >= most ? .warning : .note, in: tenant,
      at: quotas.quota(bound, of: tenant).node,
      caption: "\(shares.count) Projects share it",
      related: largest.map { share in
        Label(
          message: "Project \"\(share.project.name)\" may use \(share.entry.amount)",
          location: quotas.quota(share.entry, of: share.project).node.range)
      },
      help: "lower the Projects' limits, or live with workloads that wait for one another")
  }
}
