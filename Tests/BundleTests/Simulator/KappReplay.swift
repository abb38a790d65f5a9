import Bundle
import YAMLSyntax

extension Replay {
  /// Each change right after those that it has to wait for.
  ///
  /// Source: kapp, "Apply Ordering" and "Apply Waiting".
  func applyChanges() throws -> Cluster {
    let all = manifests()
    let graph = try KappGraph(all, config: config)
    let needed = try graph.needed("upsert after upserting") { id in
      all.map(\.id).filter { $0.kind == "Namespace" && $0.name == id.namespace }
    }
    return try applyAlone(needed) { graph.waitsForTenants || $0.kind != "Tenant" }
  }

  func deletionsByRules(_ all: [Manifest]) throws -> [Manifest.ID] {
    let kept = Set(
      all.filter { $0.annotations["kapp.k14s.io/delete-strategy"] == "orphan" }.map(\.id))
    let needed = try KappGraph(all, config: config).needed("delete before deleting") { _ in [] }
    return try Replay.sorted(all.map(\.id), needed).reversed().filter { !kept.contains($0) }
  }

  private var config: Node? {
    files.flatMap { Manifest.read($0.bytes) }.first { $0.id.kind == "Config" }?.root
  }
}

/// The groups and rules of all changes.
private struct KappGraph {
  private var groups: [Manifest.ID: [String]] = [:]
  private var rules: [Manifest.ID: [String]] = [:]
  private(set) var waitsForTenants = false
  private let ids: [Manifest.ID]

  init(_ manifests: [Manifest], config: Node?) throws {
    ids = manifests.map(\.id)
    for manifest in manifests {
      groups[manifest.id] = manifest.values(of: "kapp.k14s.io/change-group")
      rules[manifest.id] = manifest.values(of: "kapp.k14s.io/change-rule")
    }
    for binding in config?["changeGroupBindings"]?.items.map(\.self) ?? [] {
      for id in matches(binding) { groups[id, default: []].append(binding["name"]?.text ?? "") }
    }
    for binding in config?["changeRuleBindings"]?.items.map(\.self) ?? [] {
      for id in matches(binding) {
        rules[id, default: []] += binding["rules"]?.items.map(\.text) ?? []
      }
    }
    for rule in config?["waitRules"]?.items.map(\.self) ?? [] {
      let condition = rule["conditionMatchers"]?.items.first { _ in true }?["type"]?.text
      let matcher = rule["resourceMatchers"]?.items.first { _ in true }?["apiVersionKindMatcher"]
      if condition == "TenantNamespaceCreated", matcher?["kind"]?.text == "Tenant" {
        waitsForTenants = true
      }
    }
    for group in groups.values.joined() where !KappGraph.isQualified(group) {
      throw Violation("\(group) is no qualified name")
    }
  }

  /// For each object those that rules of the given words name.
  func needed(
    _ words: String, builtIn: (Manifest.ID) -> [Manifest.ID]
  ) throws -> [Manifest.ID: Set<Manifest.ID>] {
    var needed: [Manifest.ID: Set<Manifest.ID>] = [:]
    for id in ids {
      needed[id] = Set(builtIn(id))
      for rule in rules[id] ?? [] {
        let pieces = rule.split(separator: " ")
        guard pieces.count == 4 else { throw Violation("\(rule) is no rule of four words") }
        guard rule.hasPrefix(words + " ") else { continue }
        for other in ids where groups[other]?.contains(String(pieces[3])) == true {
          needed[id]?.insert(other)
        }
      }
    }
    return needed
  }

  private func matches(_ binding: Node) -> [Manifest.ID] {
    let matchers = binding["resourceMatchers"]?.items.compactMap { $0["kindNamespaceNameMatcher"] }
    return (matchers ?? []).flatMap { matcher in
      ids.filter {
        $0.kind == matcher["kind"]?.text && $0.namespace == matcher["namespace"]?.text
          && $0.name == matcher["name"]?.text
      }
    }
  }

  /// Source: Kubernetes, `IsQualifiedName`.
  private static func isQualified(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "gesso", let last = parts.last else { return false }
    let isPlain = last.utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        || Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
    }
    return isPlain && (1...63).contains(last.count) && last.last?.isPunctuation == false
  }
}
