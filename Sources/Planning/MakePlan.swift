import Diagnosis
import Platform
import Resolution
import SourceText

/// Works out what the way from one state of a repository to another does to the cluster.
///
/// - Parameters:
///   - base: what is there; its files come after those of `head`.
///   - head: what is wanted.
///   - allowed: the deletions that need no warning.
package func makePlan(
  from base: Side, to head: Side, allowing allowed: [Allowance]
) -> Plan {
  let comparison = Comparison(from: base, to: head)
  let context = ChangeContext(comparison, allowing: allowed)
  let access = AccessComparison.changes(of: comparison)
  let findings =
    TenantDeletedCheck.findings(context) + ProjectDeletedCheck.findings(context)
    + RenamedObjectCheck.findings(context) + DeletedWhileReferencedCheck.findings(context)
    + SettingsDeletionCheck.findings(context) + QuotaLoweredCheck.findings(context)
    + AccessWidenedCheck.findings(access, context)
  return Plan(
    steps: Schedule.steps(of: comparison),
    loops: head.resolution.graph.cycles.map { $0.map { head.catalogue[$0].reference } },
    hidden: comparison.hiddenInHead.map { head.catalogue[$0].reference }
      + comparison.hiddenInBase.map { base.catalogue[$0].reference },
    remains: context.deleted(.tenant).map {
      let name = base.catalogue[$0].name
      return Remains(namespace: Tenant.namespace(of: name), tenant: name)
    },
    access: access, quotas: QuotaComparison.changes(of: comparison),
    moves: comparison.tenantChanges.map {
      TenantMove(project: head.catalogue[$0.head].name, old: $0.old, new: $0.new)
    },
    removals: removals(in: comparison), findings: findings,
    sources: Sources(files: head.sources.files + base.sources.files),
    headFiles: head.sources.files.count)
}

/// What may be allowed: the Tenants, Projects and Settings that go, and the Projects that another
/// Tenant gets.
private func removals(in comparison: Comparison) -> [Allowance] {
  let keys =
    comparison.deleted.map { comparison.base.catalogue[$0].key }
    + comparison.tenantChanges.map { comparison.head.catalogue[$0.head].key }
  return keys.compactMap { Allowance(deleting: $0) }
}
