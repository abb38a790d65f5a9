import Bundle
import Platform
import YAMLSyntax

/// A bundle as its files, applied and deleted by the rules that its applier documents.
struct Replay {
  let dialect: Dialect
  let files: [BundleFile]

  func manifests() -> [Manifest] {
    files.filter { $0.path.hasSuffix(".yaml") && !$0.path.hasSuffix("kustomization.yaml") }
      .flatMap { Manifest.read($0.bytes) }
      .filter { $0.id.kind != "Config" && $0.id.group != "kustomize.toolkit.fluxcd.io" }
  }

  /// Applies the whole bundle; throws at the first step that meets a missing dependency.
  func apply() throws -> Cluster {
    switch dialect {
    case .kubectl: try applyInOrder()
    case .argocd: try applyWaves()
    case .flux: try applyKustomizations()
    case .kpt: try applySets()
    case .kapp: try applyChanges()
    }
  }

  /// Deletes all that the applier would, from a cluster that holds the bundle; what is guarded stays.
  func delete(from cluster: Cluster) throws -> Cluster {
    var cluster = cluster
    // What cannot be annotated cannot be guarded; to leave it alone is up to a person.
    let isGuarded = manifests().contains { $0.isGuarded }
    let fixed = Set(manifests().filter { isGuarded && $0.isTamperProof }.map(\.id))
    for order in try deletions() {
      var copy = cluster
      for id in order where !fixed.contains(id) { try copy.delete(id) }
      cluster = copy
    }
    return cluster
  }

  /// The orders in which the applier may delete.
  private func deletions() throws -> [[Manifest.ID]] {
    let all = manifests()
    switch dialect {
    case .kubectl: return [all.map(\.id).reversed()]
    case .argocd:
      // Where things are guarded, a person who is asked says no.
      let isGuarded = all.contains { $0.isGuarded }
      let free = all.filter { manifest in
        let options = manifest.options(of: Replay.syncOptions)
        return !options.contains("Prune=false") && !(isGuarded && options.contains("Prune=confirm"))
      }
      return [try waves(of: free).reversed().flatMap { $0.reversed() }.map(\.id)]
    case .flux:
      let free = all.filter { $0.annotations["kustomize.toolkit.fluxcd.io/prune"] != "disabled" }
      return [free.map(\.id), free.map(\.id).reversed()]
    case .kpt:
      let kept = all.filter {
        $0.annotations["client.lifecycle.config.k8s.io/deletion"] == "detach"
      }
      let ids = Set(kept.map(\.id))
      return [try sets(of: all).reversed().joined().map(\.id).filter { !ids.contains($0) }]
    case .kapp: return [try deletionsByRules(all)]
    }
  }
}

// MARK: - kubectl

extension Replay {
  /// Documents in the order of the files; a comment says where a person waits.
  private func applyInOrder() throws -> Cluster {
    let all = manifests()
    var cluster = Cluster(bundle: all)
    for manifest in all {
      if manifest.comments.contains(where: { $0.hasPrefix("# wait for namespace tenant-") }) {
        cluster.settle()
      }
      try cluster.apply(manifest)
    }
    return cluster
  }
}

// MARK: - Argo CD

extension Replay {
  static let syncOptions = "argocd.argoproj.io/sync-options"

  /// By wave, in a wave namespaces first; what else is in it is taken to arrive at the same time.
  ///
  /// Source: Argo CD, "Sync Phases and Waves".
  private func applyWaves() throws -> Cluster {
    let all = manifests()
    var cluster = Cluster(bundle: all)
    for wave in try waves(of: all) {
      for namespace in wave where namespace.id.kind == "Namespace" { try cluster.apply(namespace) }
      try applyAtOnce(wave.filter { $0.id.kind != "Namespace" }, to: &cluster)
      cluster.settle()
    }
    return cluster
  }

  private func waves(of manifests: [Manifest]) throws -> [[Manifest]] {
    var waves: [Int: [Manifest]] = [:]
    for manifest in manifests {
      let text = manifest.annotations["argocd.argoproj.io/sync-wave"] ?? "0"
      guard let wave = Int(text) else { throw Violation("\(text) is no wave") }
      waves[wave, default: []].append(manifest)
    }
    return waves.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Applies objects none of which may need another of them.
  func applyAtOnce(_ manifests: [Manifest], to cluster: inout Cluster) throws {
    for manifest in manifests {
      let missing = cluster.missing(for: manifest)
      guard missing.isEmpty else {
        throw Violation("\(manifest.id) needs \(missing.joined(separator: ", "))")
      }
    }
    for manifest in manifests { try cluster.apply(manifest) }
  }
}
