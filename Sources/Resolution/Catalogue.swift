import Concurrency
package import Configuration
package import Platform
import SourceText
import YAMLSyntax

/// All objects of a run, in the order of kind, namespace and name, and who is who among them.
package struct Catalogue: Sendable {
  /// The objects, ascending by key; of equal keys in the order of their files.
  package let objects: [PlatformObject]
  /// Objects whose key an earlier one has, each with that one.
  package let duplicates: [(object: Int, first: Int)]
  /// Kinds of which unread documents may hold more.
  package let unreadable: Unreadable
  private let externals: Externals
  private let systemNamespaces: [String]
  private let byKey: [ObjectKey: Int]
  private let secrets: [ObjectKey: [Int]]
  private let ranges: [Kind: Range<Int>]

  /// What documents that broke off before their identity was known may be.
  package struct Unreadable: Sendable {
    package var anything = false
    package var kinds: Set<Kind> = []

    package init() {}

    func contains(_ kind: Kind) -> Bool { anything || kinds.contains(kind) }
  }

  package init(
    objects unordered: [PlatformObject], unreadable: Unreadable, configuration: Configuration
  ) {
    let objects = Catalogue.sorted(unordered)
    var byKey: [ObjectKey: Int] = [:]
    byKey.reserveCapacity(objects.count)
    var duplicates: [(object: Int, first: Int)] = []
    var secrets: [ObjectKey: [Int]] = [:]
    var first = 0
    for (index, object) in objects.enumerated() where !object.name.isEmpty {
      // Kinds that gesso only carries along share a key without being the same.
      if !objects[first].isSame(as: object) { first = index }
      // Equal keys are neighbours, and the first stands for them.
      if index == 0 || objects[index - 1].key != object.key { byKey[object.key] = index }
      if first != index { duplicates.append((index, first)) }
      if object.kind.providesSecret {
        secrets[SecretFacts.key(of: object), default: []].append(index)
      }
    }
    var ranges: [Kind: Range<Int>] = [:]
    for kind in Kind.allCases {
      let start = objects.partitioningIndex { $0.kind >= kind }
      ranges[kind] = start..<objects.partitioningIndex { $0.kind > kind }
    }
    self.objects = objects
    self.byKey = byKey
    self.duplicates = duplicates
    self.secrets = secrets
    self.ranges = ranges
    self.unreadable = unreadable
    externals = configuration.externals
    systemNamespaces = configuration.systemNamespaces
  }

  /// Sorts kind by kind: within one, files mostly come in order already.
  private static func sorted(_ unordered: [PlatformObject]) -> [PlatformObject] {
    let keys = unordered.map(\.key)
    var byKind = [[Int]](repeating: [], count: Kind.allCases.count)
    for index in keys.indices { byKind[Int(keys[index].kind.rawValue)].append(index) }
    return parallelMap(count: byKind.count, inRunsOf: 1) { [byKind] kind in
      byKind[kind].sorted { left, right in
        if keys[left].namespace != keys[right].namespace {
          return keys[left].namespace ?? "" < keys[right].namespace ?? ""
        }
        if keys[left].name != keys[right].name { return keys[left].name < keys[right].name }
        if keys[left].kind == .other, unordered[left].kindName != unordered[right].kindName {
          return unordered[left].kindName < unordered[right].kindName
        }
        return (unordered[left].blame, left) < (unordered[right].blame, right)
      }.map { unordered[$0] }
    }.flatMap(\.self)
  }

  /// Whether every object of the repository could be read, whole.
  package var isEverythingKnown: Bool {
    !unreadable.anything && unreadable.kinds.isEmpty && objects.allSatisfy { $0.state == .whole }
  }

  package subscript(index: Int) -> PlatformObject {
    #if DEBUG
      Looks.add()
    #endif
    return objects[index]
  }

  /// The indices of a kind's objects, ascending.
  package func indices(of kind: Kind) -> Range<Int> { ranges[kind] ?? 0..<0 }

  /// A kind's objects whose content is known.
  package func whole(_ kind: Kind) -> [Int] {
    indices(of: kind).filter { objects[$0].state == .whole }
  }

  /// What a kind, namespace and name lead to; a Secret also through what provides it.
  package func resolve(_ key: ObjectKey) -> Referent {
    #if DEBUG
      Looks.add()
    #endif
    if let index = byKey[key] ?? provider(of: key) { return .object(index) }
    if externals.contains(key) { return .external }
    if unreadable.contains(key.kind) { return .unreadable }
    if key.kind == .secret,
      unreadable.contains(.sealedSecret) || unreadable.contains(.externalSecret)
    {
      return .unreadable
    }
    return .missing
  }

  /// The index of the first object of a key.
  package func index(of key: ObjectKey) -> Int? { byKey[key] }

  /// The Secrets of a namespace and name and what provides them, the Secret itself first.
  package func secretProviders(namespace: String?, name: String) -> [Int] {
    secrets[ObjectKey(kind: .secret, namespace: namespace, name: name)] ?? []
  }

  private func provider(of key: ObjectKey) -> Int? {
    key.kind == .secret ? secrets[key]?.first : nil
  }

  /// Whether a namespace is one of the platform's own, in which no Project may be.
  package func isSystemNamespace(_ name: String) -> Bool { systemNamespaces.contains(name) }

  /// Whether a namespace exists as far as can be known: it is Kubernetes' own, the platform's, made
  /// by a Tenant's controller, in the repository or external.
  package func namespaceExists(_ name: String) -> Bool {
    if name == "default" || name.hasPrefix("kube-") || isSystemNamespace(name) {
      return true
    }
    if name.hasPrefix("tenant-") {
      let tenant = String(name.dropFirst("tenant-".count))
      let referent = resolve(ObjectKey(kind: .tenant, namespace: nil, name: tenant))
      if referent != .missing { return true }
    }
    return resolve(ObjectKey(kind: .namespace, namespace: nil, name: name)) != .missing
  }

  /// The Tenant whose controller makes a namespace, as far as the repository has it.
  package func tenant(owning namespace: String) -> Int? {
    guard namespace.hasPrefix("tenant-") else { return nil }
    let name = String(namespace.dropFirst("tenant-".count))
    return byKey[ObjectKey(kind: .tenant, namespace: nil, name: name)]
  }
}

extension PlatformObject {
  /// Whether the cluster would take two objects for one.
  fileprivate func isSame(as other: PlatformObject) -> Bool {
    key == other.key && (kind != .other || kindName == other.kindName)
  }
}
