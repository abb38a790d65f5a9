import Platform
import Resolution
import YAMLSyntax

/// A Project and the Tenant whose quota bounds its own, both as far as they are known.
struct QuotaPair {
  let project: PlatformObject
  let tenant: PlatformObject

  /// Every Project of a Tenant that can be looked into, in the order of the Projects.
  static func all(in resolution: Resolution) -> [QuotaPair] {
    let catalogue = resolution.catalogue
    return catalogue.whole(.project).compactMap { index in
      guard let tenant = resolution.tenant(of: index), catalogue[tenant].state == .whole else {
        return nil
      }
      return QuotaPair(project: catalogue[index], tenant: catalogue[tenant])
    }
  }

  /// The Project's entries with a number, in the order written.
  func entries(_ sort: GPUQuota.Sort) -> [(quota: GPUQuota, amount: Int64)] {
    GPUQuota.entries(sort, of: project.spec?[.gpuResources]).compactMap { quota in
      quota.amount.map { (quota, $0) }
    }
  }

  /// The Tenant's entry of a family; nil where it is not listed.
  func tenantEntry(_ sort: GPUQuota.Sort, _ family: String) -> GPUQuota? {
    GPUQuota.entry(sort, family, of: tenant.spec?[.gpuResources])
  }
}

extension Int64 {
  /// The number of GPUs of a family in a sentence: `8 NVIDIA-A100`, or `8 GPUs of any other family`.
  func gpus(of family: String) -> String {
    family == GPUQuota.defaultFamily
      ? "\(self) GPU\(self == 1 ? "" : "s") of any other family" : "\(self) \(family)"
  }
}
