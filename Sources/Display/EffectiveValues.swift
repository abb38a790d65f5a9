import Platform
import Resolution
import YAMLSyntax

/// What a Project works with and no object of its own says: its settings merged with its Tenant's, and
/// its GPU quota of every family.
struct EffectiveValues {
  /// A value, and the object that it stands in.
  struct Entry {
    let name: String
    let node: Node
    let owner: PlatformObject
  }

  /// The integrations that there are, in the documents' order.
  let integrations: [Entry]
  /// Whether every Settings that counts is in the repository.
  let areSettingsKnown: Bool
  /// The quotas by their sort; the families by name, `Default` for all others last.
  let quotas: [(sort: GPUQuota.Sort, families: [Entry])]

  /// Nil for anything but a Project that could be read.
  init?(of index: Int, in resolution: Resolution) {
    let catalogue = resolution.catalogue
    guard catalogue[index].kind == .project,
      let settings = resolution.effectiveSettings(of: index)
    else { return nil }
    integrations = Integration.allCases.compactMap { integration in
      settings.integration(integration).map {
        Entry(name: integration.field.name, node: $0.node, owner: catalogue[$0.owner])
      }
    }
    areSettingsKnown = settings.isKnown
    let owners = [index] + [resolution.tenant(of: index)].compactMap(\.self)
    quotas = GPUQuota.Sort.allCases.map { sort in
      let names = owners.flatMap { owner in
        GPUQuota.entries(sort, of: catalogue[owner].spec?[.gpuResources]).map(\.name)
      }
      let families = GPUFamily.sorted(names).compactMap { family in
        resolution.effectiveQuota(sort, of: family, in: index).map {
          Entry(name: family, node: $0.entry.node, owner: catalogue[$0.owner])
        }
      }
      return (sort, families)
    }
  }
}

/// The order in which GPU families are shown.
enum GPUFamily {
  /// Each once, by name, `Default` last.
  static func sorted(_ names: [String]) -> [String] {
    Set(names).sorted { left, right in
      let ranks = (left == GPUQuota.defaultFamily, right == GPUQuota.defaultFamily)
      return ranks.0 == ranks.1 ? left < right : ranks.1
    }
  }
}
