import Platform
import Resolution
import YAMLSyntax

/// What a dialect adds to the objects: annotations, and documents of its own before them.
struct Annotator: Sendable {
  private let order: ApplyOrder
  private let dialect: Dialect
  /// For each step whether its object is guarded against pruning.
  private let isGuarded: [Bool]

  init(_ order: ApplyOrder, options: BundleOptions) {
    self.order = order
    dialect = options.dialect
    isGuarded = options.pruneGuards ? Annotator.guarded(order) : []
  }

  /// The annotations for an object, none of them for one that has to stay as it is.
  func annotations(for place: Int) -> [Annotation] {
    let step = order.steps[place]
    guard dialect == .flux || !order.object(step).isTamperProof else { return [] }
    let isGuarded = isGuarded.isEmpty ? false : isGuarded[place]
    return switch dialect {
    case .kubectl: []
    case .argocd: ArgoCD.annotations(for: step, isGuarded: isGuarded)
    case .flux: Flux.annotations(isGuarded: isGuarded)
    case .kpt: Kpt.annotations(for: step, in: order, isGuarded: isGuarded)
    case .kapp: Kapp.annotations(for: step, in: order, isGuarded: isGuarded)
    }
  }

  /// Documents that come before all objects.
  var leadingDocuments: [BundleFile] {
    guard dialect == .kapp, let config = Kapp.config(for: order) else { return [] }
    return [BundleFile(path: "000-config-kapp.yaml", bytes: config)]
  }

  /// The objects that are not to be deleted by an applier on its own: those whose deletion destroys
  /// data or locks people out, and whatever one of them needs, so that none is left without.
  ///
  /// Source: "Delete Projects" (the namespace goes with all that is in it), "Delete Tenants" (rejected
  /// while Projects are left), "Configure Integrations" (a Settings takes its Secrets along).
  private static func guarded(_ order: ApplyOrder) -> [Bool] {
    var isGuarded = [Bool](repeating: false, count: order.steps.count)
    for place in order.steps.indices.reversed() {
      switch order.catalogue.kind(at: order.steps[place].index) {
      case .namespace, .secret, .sealedSecret, .externalSecret, .settings, .tenant, .project:
        isGuarded[place] = true
      case .computeConfig, .profileBundle, .other: break
      }
      guard isGuarded[place] else { continue }
      for needed in order.steps[place].dependencies { isGuarded[needed] = true }
    }
    return isGuarded
  }
}

extension PlatformObject {
  /// Whether SOPS has encrypted this Secret.
  var isEncrypted: Bool { kind == .secret && root[.sops] != nil }

  /// Whether an annotation more would make decryption fail, because SOPS's checksum covers all values
  /// of the document and not the encrypted ones alone.
  ///
  /// Source: SOPS documentation, "Message Authentication Code" and `mac_only_encrypted`.
  var isTamperProof: Bool {
    isEncrypted && root[.sops]?["mac_only_encrypted"]?.scalar != .boolean(true)
  }
}
