public import Platform
public import YAMLSyntax

/// The three integrations, each of which is merged apart.
public enum Integration: CaseIterable, Sendable {
  case palette
  case huggingFace
  case nvidia

  /// The field of `spec.integrations` that holds the integration.
  public var field: Field {
    switch self {
    case .palette: .palette
    case .huggingFace: .huggingFace
    case .nvidia: .nvidia
    }
  }

  /// The name in sentences.
  public var title: String {
    switch self {
    case .palette: "Palette"
    case .huggingFace: "Hugging Face"
    case .nvidia: "NVIDIA NGC"
    }
  }
}

/// The Settings that a Project works with: its own and its Tenant's, merged.
///
/// Source: "Configure Settings" and "Create and Manage Tenants" (0.2 and later): each integration is
/// merged apart, the Project's wins. Version 0.1 ("Settings", "Tenants and Projects"): a Project's
/// Settings replaces the Tenant's whole. Whether the later merge goes below an integration is not
/// documented; whole integrations are taken, and `partial-integration-override` tells where the other
/// reading would differ.
public struct EffectiveSettings: Sendable {
  /// The index of the Project's own Settings; nil where none is found.
  public let own: Int?
  /// The index of the Tenant's Settings; nil where none is found, or the Project's replaces it.
  public let inherited: Int?
  /// False where a Settings is referenced that cannot be looked into, or a reference leads nowhere.
  public let isKnown: Bool
  private let catalogue: Catalogue

  init(own: Referent?, inherited: Referent?, in catalogue: Catalogue, target: Target) {
    func content(_ referent: Referent?) -> (index: Int?, isKnown: Bool) {
      switch referent {
      case nil: return (nil, true)
      case .object(let index)?: return (index, catalogue.isWhole(at: index))
      case .external?, .unreadable?, .missing?: return (nil, false)
      }
    }
    let mine = content(own)
    let theirs = content(target == .v0_1 && own != nil ? nil : inherited)
    self.own = mine.index
    self.inherited = theirs.index
    isKnown = mine.isKnown && theirs.isKnown
    self.catalogue = catalogue
  }

  /// An integration's value and the index of the Settings that it stands in; nil where there is none.
  public func integration(_ integration: Integration) -> (node: Node, owner: Int)? {
    for index in [own, inherited].lazy.compactMap(\.self) {
      if let node = catalogue[index].spec?[.integrations]?[integration.field], !node.isNull {
        return (node, index)
      }
    }
    return nil
  }
}
