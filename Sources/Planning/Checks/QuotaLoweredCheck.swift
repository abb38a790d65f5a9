import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `quota-lowered`.
enum QuotaLoweredCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    context.comparison.changed.flatMap { change -> [Finding] in
      guard context.head.catalogue[change.head].kind == .tenant else { return [] }
      return findings(change, context)
    }
  }

  /// A Project's limit that the Tenant no longer covers.
  private struct Excess {
    let project: Int
    let entry: GPUQuota
    /// What the same change does to the Project, but after the Tenant; nil where it keeps its limit.
    let remedy: String?
  }

  private static func findings(
    _ change: Comparison.Change, _ context: ChangeContext
  ) -> [Finding] {
    let (base, head) = (context.base, context.head)
    let tenant = head.catalogue[change.head]
    let old = base.catalogue[change.base]
    return families(ofProjectsOf: tenant.name, context).compactMap { family in
      guard let entry = QuotaComparison.tenantEntry(.limits, family, of: tenant),
        let limit = entry.amount,
        QuotaComparison.tenantEntry(.limits, family, of: old)?.amount.map({ $0 > limit }) ?? true
      else { return nil }
      let excesses = excesses(over: limit, family, tenant.name, context)
      guard !excesses.isEmpty else { return nil }
      let isBlocked = excesses.contains { $0.remedy == nil } && entry.family.isText(family)
      return Finding(
        rule: "quota-lowered", severity: isBlocked ? .error : .warning,
        message: "the limit of \(family) falls to \(limit), below what "
          + (excesses.count == 1 ? "a Project of the Tenant has" : "Projects of the Tenant have"),
        object: tenant.reference, field: tenant.path(of: entry.node),
        location: head.place(entry.node.range), caption: "less than a Project's",
        related: ChangeContext.labels(excesses.map { label($0, context) }),
        help: isBlocked
          ? "lower the Projects first, or keep the limit"
          : "deal with the Projects before the Tenant, which PaletteAI may refuse otherwise")
    }
  }

  private static func label(
    _ excess: Excess, _ context: ChangeContext
  ) -> (message: String, location: SourceRange) {
    let side = excess.remedy == nil ? context.head : context.base
    let amount = excess.entry.amount.map { "\($0)" } ?? "more"
    let name = side.catalogue[excess.project].name
    return (
      "Project \"\(name)\" has \(amount)\(excess.remedy.map { " until it is \($0)" } ?? "")",
      side.place(excess.entry.node.range)
    )
  }

  /// The families that Projects of the Tenant have limits of, in either state; each once.
  private static func families(
    ofProjectsOf tenant: String, _ context: ChangeContext
  ) -> [String] {
    var families: [String] = []
    for (base, head) in pairs(tenant, context) {
      for (side, index) in [(context.head, head), (context.base, base)] {
        guard let index else { continue }
        let resources = side.catalogue[index].spec?[.gpuResources]
        for entry in GPUQuota.entries(.limits, of: resources) where !families.contains(entry.name) {
          families.append(entry.name)
        }
      }
    }
    return families
  }

  private static func excesses(
    over limit: Int64, _ family: String, _ tenant: String, _ context: ChangeContext
  ) -> [Excess] {
    pairs(tenant, context).compactMap { base, head in
      func entry(_ side: Side, _ index: Int) -> GPUQuota? {
        GPUQuota.entry(.limits, family, of: side.catalogue[index].spec?[.gpuResources])
      }
      if let head, let new = entry(context.head, head), let amount = new.amount, amount > limit {
        return Excess(project: head, entry: new, remedy: nil)
      }
      guard let old = entry(context.base, base), let amount = old.amount, amount > limit else {
        return nil
      }
      return Excess(project: base, entry: old, remedy: head == nil ? "gone" : "lowered too")
    }
  }

  /// The Projects that the Tenant has in the old state, ascending, each with what the Tenant has of
  /// it in the new one.
  private static func pairs(
    _ tenant: String, _ context: ChangeContext
  ) -> [(base: Int, head: Int?)] {
    let after = Dictionary(
      context.head.resolution.projects(of: tenant).compactMap { head in
        context.comparison.origins[head].map { ($0, head) }
      }, uniquingKeysWith: { first, _ in first })
    let moved = context.comparison.tenantChanges.compactMap { context.comparison.origins[$0.head] }
    let gone = Set(context.comparison.deleted + moved)
    return context.base.resolution.projects(of: tenant)
      .filter { after[$0] != nil || gone.contains($0) }.map { ($0, after[$0]) }
  }
}
