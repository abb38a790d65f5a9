import Platform
package import Resolution
import YAMLSyntax

/// The Tenants with their Projects, and the GPU quota they give out against the quota they hold.
package struct Overview: Sendable {
  /// Where a Tenant is.
  enum Presence: String {
    case repository
    case external
    case missing
  }

  struct TenantRow {
    /// Nil for the Projects of which no Tenant can be read.
    let name: String?
    let displayName: String?
    let presence: Presence
    let projects: [ProjectRow]
    /// By family, `Default` last.
    let quotas: [QuotaRow]
  }

  struct ProjectRow {
    let name: String
    let displayName: String?
    /// The ComputeConfig's name; nil where none can be read.
    let computeConfig: String?
    /// The Settings of its own and its Tenant's that it works with, as far as they are known.
    let ownSettings: String?
    let inheritedSettings: String?
    /// Its own limits, in the order of families.
    let limits: [(family: String, amount: Int64)]
  }

  /// One family's limits of a Tenant: only what is written is added up.
  struct QuotaRow {
    let family: String
    /// Nil where nothing restricts the family.
    let held: Int64?
    /// Whether `held` is the Tenant's `Default` and not an entry of the family's own.
    let isDefault: Bool
    let given: Int64
    /// The number of Projects with a limit of their own.
    let projects: Int
  }

  /// By name; the Projects without a Tenant last.
  let tenants: [TenantRow]

  package init(of resolution: Resolution) {
    let catalogue = resolution.catalogue
    let projects = catalogue.indices(of: .project).filter { catalogue.isFirst($0) }
    let owned = Dictionary(grouping: projects) { project in
      Project(catalogue[project])?.tenantName?.string
    }
    let known = catalogue.indices(of: .tenant).map { catalogue[$0].name }.filter { !$0.isEmpty }
    let names = Set(known).union(owned.keys.compactMap(\.self)).sorted()
    let all = names.map(Optional.some) + (owned[nil] == nil ? [] : [nil])
    tenants = all.map { name in
      let key = ObjectKey(kind: .tenant, namespace: nil, name: name ?? "")
      let tenant = catalogue.index(of: key)
      let rows = (owned[name] ?? []).map { Overview.row(of: $0, in: resolution) }
      return TenantRow(
        name: name, displayName: tenant.flatMap { catalogue[$0].spec?[.displayName]?.string },
        presence: tenant != nil
          ? .repository : catalogue.resolve(key) == .external ? .external : .missing,
        projects: rows,
        quotas: Overview.quotas(tenant.map { catalogue[$0] }, rows))
    }
  }

  private static func row(of project: Int, in resolution: Resolution) -> ProjectRow {
    let object = resolution.catalogue[project]
    let settings = resolution.effectiveSettings(of: project)
    let limits = Array(GPUQuota.entries(.limits, of: object.spec?[.gpuResources]))
    let families = GPUFamily.sorted(limits.map(\.name))
    return ProjectRow(
      name: object.name, displayName: object.spec?[.displayName]?.string,
      computeConfig: Project(object)?.computeConfigRef?[.name]?.string,
      ownSettings: settings?.own.map { resolution.catalogue[$0].selector },
      inheritedSettings: settings?.inherited.map { resolution.catalogue[$0].selector },
      limits: families.compactMap { family in
        limits.last { $0.name == family }?.amount.map { (family, $0) }
      })
  }

  private static func quotas(_ tenant: PlatformObject?, _ projects: [ProjectRow]) -> [QuotaRow] {
    let resources = tenant?.spec?[.gpuResources]
    let entries = GPUQuota.entries(.limits, of: resources)
    let names = entries.map(\.name) + projects.flatMap { $0.limits.map(\.family) }
    return GPUFamily.sorted(names).map { family in
      let own = GPUQuota.entry(.limits, family, of: resources)?.amount
      let standard = GPUQuota.entry(.limits, GPUQuota.defaultFamily, of: resources)?.amount
      let given = projects.compactMap { project in
        project.limits.first { $0.family == family }?.amount
      }
      return QuotaRow(
        family: family, held: own ?? standard, isDefault: own == nil && standard != nil,
        given: given.reduce(0) { sum, amount in
          let (total, overflows) = sum.addingReportingOverflow(amount)
          return overflows ? .max : total
        }, projects: given.count)
    }
  }
}
