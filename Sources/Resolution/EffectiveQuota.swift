public import Platform
public import YAMLSyntax

/// What a Project may use of one GPU family, and the entry that says so.
///
/// Source: "Tenants and Projects", Quota Inheritance and Default Quotas. The two paragraphs leave
/// open whether a Project's `Default` or its Tenant's entry for the family comes first; the smaller is
/// taken.
public struct EffectiveQuota: Sendable {
  /// The number of GPUs, above 0.
  public let amount: Int64
  /// The entry that gives the number: the family's own or a `Default`.
  public let entry: GPUQuota
  /// The index of the object that the entry stands in.
  public let owner: Int

  /// The quota of a family; nil for one that nothing restricts.
  public static func of(
    _ family: String, _ sort: GPUQuota.Sort, project: (index: Int, resources: Node?),
    tenant: (index: Int, resources: Node?)?
  ) -> EffectiveQuota? {
    func quota(_ name: String, _ side: (index: Int, resources: Node?)?) -> EffectiveQuota? {
      guard let side, let entry = GPUQuota.entry(sort, name, of: side.resources),
        let amount = entry.amount
      else { return nil }
      return EffectiveQuota(amount: amount, entry: entry, owner: side.index)
    }
    if let own = quota(family, project) { return own }
    let inherited = quota(family, tenant)
    let fallback = quota(GPUQuota.defaultFamily, project)
    switch (inherited, fallback) {
    case (let inherited?, let fallback?):
      return fallback.amount < inherited.amount ? fallback : inherited
    case (let inherited?, nil): return inherited
    case (nil, let fallback?): return fallback
    case (nil, nil): return quota(GPUQuota.defaultFamily, tenant)
    }
  }
}
