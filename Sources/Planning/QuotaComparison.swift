import Platform
import Resolution

/// Which GPU quotas allow more or less than they did.
enum QuotaComparison {
  /// The changes of Tenants, then of Projects, each by name; limits before requests, families in the
  /// order of the new object and then of the old one.
  static func changes(of comparison: Comparison) -> [QuotaChange] {
    var changes: [QuotaChange] = []
    for kind in [Kind.tenant, .project] {
      for change in comparison.changed where comparison.head.catalogue[change.head].kind == kind {
        for sort in GPUQuota.Sort.allCases {
          changes += QuotaComparison.changes(change, sort, comparison)
        }
      }
    }
    return changes
  }

  private static func changes(
    _ change: Comparison.Change, _ sort: GPUQuota.Sort, _ comparison: Comparison
  ) -> [QuotaChange] {
    let (base, head) = (comparison.base, comparison.head)
    let object = head.catalogue[change.head]
    let isHidden = [object, base.catalogue[change.base]].contains {
      $0.spec?[.gpuResources]?.holdsPoison == true
    }
    guard !isHidden else { return [] }
    var families: [String] = []
    for resources in [
      object.spec?[.gpuResources], base.catalogue[change.base].spec?[.gpuResources],
    ] {
      for entry in GPUQuota.entries(sort, of: resources) where !families.contains(entry.name) {
        families.append(entry.name)
      }
    }
    return families.compactMap { family in
      let old = amount(sort, family, of: change.base, base)
      let new = amount(sort, family, of: change.head, head)
      guard old != new else { return nil }
      return QuotaChange(
        object: object.reference, sort: sort.word, family: family, old: old, new: new)
    }
  }

  /// What a Tenant's or Project's quota of a family really is; nil where nothing restricts it.
  static func amount(
    _ sort: GPUQuota.Sort, _ family: String, of index: Int, _ side: Side
  ) -> Int64? {
    let object = side.catalogue[index]
    if object.kind == .project {
      return side.resolution.effectiveQuota(sort, of: family, in: index)?.amount
    }
    return tenantEntry(sort, family, of: object)?.amount
  }

  /// The entry of a Tenant that holds for a family: its own, else `Default`.
  static func tenantEntry(
    _ sort: GPUQuota.Sort, _ family: String, of tenant: PlatformObject
  ) -> GPUQuota? {
    let resources = tenant.spec?[.gpuResources]
    return GPUQuota.entry(sort, family, of: resources)
      ?? GPUQuota.entry(sort, GPUQuota.defaultFamily, of: resources)
  }
}
