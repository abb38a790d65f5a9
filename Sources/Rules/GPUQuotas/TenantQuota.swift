import Platform
import Resolution
import YAMLSyntax

/// A Tenant's GPU quota by family, for the many Projects that are compared with it.
struct TenantQuota: Sendable {
  let tenant: PlatformObject
  private let limits: [String: GPUQuota]
  private let requests: [String: GPUQuota]

  private init(_ tenant: PlatformObject) {
    func byFamily(_ sort: GPUQuota.Sort) -> [String: GPUQuota] {
      let entries = GPUQuota.entries(sort, of: tenant.spec?[.gpuResources])
      return Dictionary(entries.lazy.map { ($0.name, $0) }) { first, _ in first }
    }
    self.tenant = tenant
    limits = byFamily(.limits)
    requests = byFamily(.requests)
  }

  /// The quotas of all Tenants that can be looked into, by index.
  static func all(in catalogue: Catalogue) -> [Int: TenantQuota] {
    let tenants = catalogue.whole(.tenant)
    return Dictionary(uniqueKeysWithValues: tenants.map { ($0, TenantQuota(catalogue[$0])) })
  }

  /// The entry of a family; nil where it is not listed.
  func entry(_ sort: GPUQuota.Sort, _ family: String) -> GPUQuota? {
    sort == .limits ? limits[family] : requests[family]
  }

  /// The limit that a family falls under: its own, else `Default`.
  func bound(_ family: String) -> GPUQuota? {
    limits[family] ?? limits[GPUQuota.defaultFamily]
  }

  /// All entries, in the order written.
  func entries(_ sort: GPUQuota.Sort) -> GPUQuota.Entries {
    GPUQuota.entries(sort, of: tenant.spec?[.gpuResources])
  }
}
