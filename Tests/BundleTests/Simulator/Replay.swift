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

// MARK: - Flux

extension Replay {
  /// One Kustomization after those it depends on are ready; all of it is dry-run before any of it is
  /// applied.
  ///
  /// Source: Flux, "Kustomization".
  private func applyKustomizations() throws -> Cluster {
    let content = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
    var cluster = Cluster(bundle: manifests())
    var ready: Set<String> = []
    var waiting = Manifest.read(content["waves.yaml"] ?? [])
    while !waiting.isEmpty {
      guard
        let place = waiting.firstIndex(where: { kustomization in
          let needed = kustomization.root["spec"]?["dependsOn"]?.items.map {
            $0["name"]?.text ?? ""
          }
          return (needed ?? []).allSatisfy(ready.contains)
        })
      else { throw Violation("no Kustomization can go on") }
      let kustomization = waiting.remove(at: place)
      let spec = kustomization.root["spec"]
      let folder = String((spec?["path"]?.text ?? "").drop { $0 == "." || $0 == "/" })
      let list = Manifest.read(content["\(folder)/kustomization.yaml"] ?? []).first?.root
      let names = list?["resources"]?.items.map(\.text) ?? []
      let members = files.filter { $0.path.hasPrefix(folder + "/") }.count - 1
      guard names.count == members else { throw Violation("\(folder) lists other files") }
      try applyAtOnce(
        names.flatMap { Manifest.read(content["\(folder)/\($0)"] ?? []) }, to: &cluster)
      guard spec?["wait"]?.scalar == .boolean(true) else { continue }
      ready.insert(kustomization.id.name)
      let check = spec?["healthCheckExprs"]?.items.first { $0["kind"]?.text == "Tenant" }
      if check?["current"]?.text.contains("TenantNamespaceCreated") == true { cluster.settle() }
    }
    return cluster
  }
}

// MARK: - kpt

extension Replay {
  /// Each object right after those that it has to wait for, all reconciled, and no others.
  private func applySets() throws -> Cluster {
    let needed = try dependencies(of: manifests())
    return try applyAlone(needed) { _ in true }
  }

  /// Sets by `depends-on` and by the namespaces of the package.
  ///
  /// Source: cli-utils, `SortObjs`.
  private func sets(of manifests: [Manifest]) throws -> [[Manifest]] {
    let needed = try dependencies(of: manifests)
    var left = manifests
    var sets: [[Manifest]] = []
    var done: Set<Manifest.ID> = []
    while !left.isEmpty {
      let set = left.filter { needed[$0.id]?.isSubset(of: done) == true }
      guard !set.isEmpty else { throw Violation("the dependencies are cyclical") }
      sets.append(set)
      done.formUnion(set.map(\.id))
      left.removeAll { done.contains($0.id) }
    }
    return sets
  }

  private func dependencies(
    of manifests: [Manifest]
  ) throws -> [Manifest.ID: Set<Manifest.ID>] {
    let known = Set(manifests.map(\.id))
    var needed: [Manifest.ID: Set<Manifest.ID>] = [:]
    for manifest in manifests {
      var ids = try manifest.options(of: "config.kubernetes.io/depends-on").map(reference)
      if let outside = ids.first(where: { !known.contains($0) }) {
        throw Violation("\(manifest.id) depends on \(outside), which is not in the package")
      }
      ids += known.filter { $0.kind == "Namespace" && $0.name == manifest.id.namespace }
      needed[manifest.id] = Set(ids)
    }
    return needed
  }

  /// Applies everything, after checking for every object that those it has to wait for are enough.
  ///
  /// - Parameter waits: whether the applier waits for an object's controller.
  func applyAlone(
    _ needed: [Manifest.ID: Set<Manifest.ID>], waits: (Manifest.ID) -> Bool
  ) throws -> Cluster {
    let all = manifests()
    let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var before: [Manifest.ID: Set<Manifest.ID>] = [:]
    var cluster = Cluster(bundle: all)
    for id in try Replay.sorted(all.map(\.id), needed) {
      guard let manifest = byID[id] else { continue }
      let waited = needed[id] ?? []
      let known = waited.reduce(waited) { $0.union(before[$1] ?? []) }
      before[id] = known
      let missing = cluster.only(known).missing(for: manifest)
      guard missing.isEmpty else {
        throw Violation("\(id) does not wait for \(missing.joined(separator: ", "))")
      }
      try cluster.apply(manifest)
      if waits(id) { cluster.settle() }
    }
    return cluster
  }

  /// An order in which each comes after those it needs.
  static func sorted(
    _ ids: [Manifest.ID], _ needed: [Manifest.ID: Set<Manifest.ID>]
  ) throws -> [Manifest.ID] {
    var left = ids.sorted(by: >)
    var order: [Manifest.ID] = []
    var done: Set<Manifest.ID> = []
    while !left.isEmpty {
      guard let place = left.firstIndex(where: { needed[$0]?.isSubset(of: done) != false }) else {
        throw Violation("the rules are cyclical")
      }
      done.insert(left[place])
      order.append(left.remove(at: place))
    }
    return order
  }

  private func reference(_ text: String) throws -> Manifest.ID {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3 {
      return Manifest.ID(group: parts[0], kind: parts[1], namespace: nil, name: parts[2])
    }
    guard parts.count == 5, parts[1] == "namespaces" else {
      throw Violation("\(text) is no reference")
    }
    return Manifest.ID(group: parts[0], kind: parts[3], namespace: parts[2], name: parts[4])
  }
}
