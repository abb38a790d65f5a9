import Platform
import Resolution
import YAMLSyntax

/// A Project and the Tenant whose quota bounds its own, both as far as they are known.
struct QuotaPair {
  let project: PlatformObject
  let tenant: TenantQuota

  /// Nil where the Tenant cannot be looked into.
  init?(_ subject: Subject) {
    guard let tenant = subject.resolution.tenant(of: subject.index),
      let quota = subject.inspection.tenantQuotas[tenant]
    else { return nil }
    project = subject.object
    self.tenant = quota
  }

  /// The Project's entries, in the order written.
  func entries(_ sort: GPUQuota.Sort) -> GPUQuota.Entries {
    GPUQuota.entries(sort, of: project.spec?[.gpuResources])
  }
}

extension Int64 {
  /// The number of GPUs of a family in a sentence: `8 NVIDIA-A100`, or `8 GPUs of any other family`.
  func gpus(of family: String) -> String {
    family == GPUQuota.defaultFamily
      ? "\(self) GPU\(self == 1 ? "" : "s") of any other family" : "\(self) \(family)"
  }
}
