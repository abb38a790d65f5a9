import Bundle
import YAMLSyntax

extension Replay {
  /// Each object right after those that it has to wait for, all reconciled, and no others.
  func applySets() throws -> Cluster {
    let needed = try dependencies(of: manifests())
    return try applyAlone(needed) { _ in true }
  }

  /// Sets by `depends-on` and by the namespaces of the package.
  ///
  /// Source: cli-utils, `SortObjs`.
  func sets(of manifests: [Manifest]) throws -> [[Manifest]] {
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
