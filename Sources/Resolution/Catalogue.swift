import Concurrency
package import Configuration
package import Platform
import SourceText
import YAMLSyntax

/// All objects of a run, in the order of kind, namespace and name, and who is who among them.
///
/// A class, so that whoever looks at many objects on one core does not count references to each of its
/// tables on behalf of all cores.
package final class Catalogue: Sendable {
  /// The objects, ascending by key; of equal keys in the order of their files.
  package let objects: [PlatformObject]
  /// Objects whose key an earlier one has, each with that one.
  package let duplicates: [(object: Int, first: Int)]
  /// Kinds of which unread documents may hold more.
  package let unreadable: Unreadable
  private let externals: Externals
  private let systemNamespaces: [String]
  /// The keys of the objects and whether their content is known, beside one another: who looks at
  /// every object has no need to fetch it from memory.
  private let keys: [ObjectKey]
  private let areWhole: [Bool]
  /// By the raw value of the kind: how far from the kind's first object the first one of a key is.
  private let places: [[ObjectKey: Int]]
  /// What else provides the Secret of a key than Secrets, ascending.
  private let otherProviders: [ObjectKey: [Int]]
  /// By the raw value of the kind.
  private let ranges: [Range<Int>]

  /// What documents that broke off before their identity was known may be.
  package struct Unreadable: Sendable {
    package var anything = false
    package var kinds: Set<Kind> = []

    package init() {}

    /// Adds what other documents may be.
    package mutating func formUnion(_ other: Unreadable) {
      anything = anything || other.anything
      if !other.kinds.isEmpty { kinds.formUnion(other.kinds) }
    }

    /// Whether all documents could be read.
    package var isEmpty: Bool { !anything && kinds.isEmpty }

    func contains(_ kind: Kind) -> Bool { anything || kinds.contains(kind) }
  }

  package init(
    objects unordered: [PlatformObject], unreadable: Unreadable, configuration: Configuration
  ) {
    let kinds = SortedObjects.ofEachKind(unordered)
    var ranges: [Range<Int>] = []
    for kind in kinds {
      let first = ranges.last?.upperBound ?? 0
      ranges.append(first..<first + kind.objects.count)
    }
    let (objects, keys) = (kinds.flatMap(\.objects), kinds.flatMap(\.keys))
    var otherProviders: [ObjectKey: [Int]] = [:]
    for kind in [Kind.sealedSecret, .externalSecret] {
      for index in ranges[Int(kind.rawValue)] where !keys[index].name.isEmpty {
        otherProviders[SecretFacts.key(of: objects[index]), default: []].append(index)
      }
    }
    self.objects = objects
    self.keys = keys
    areWhole = kinds.flatMap(\.areWhole)
    places = kinds.map(\.places)
    duplicates = zip(kinds, ranges).flatMap { kind, range in
      kind.duplicates.map { (range.lowerBound + $0.object, range.lowerBound + $0.first) }
    }
    self.otherProviders = otherProviders
    self.ranges = ranges
    self.unreadable = unreadable
    externals = configuration.externals
    systemNamespaces = configuration.systemNamespaces
  }

  /// Whether every object of the repository could be read, whole.
  package var isEverythingKnown: Bool {
    unreadable.isEmpty && !areWhole.contains(false)
  }

  package subscript(index: Int) -> PlatformObject {
    #if DEBUG
      Looks.add()
    #endif
    return objects[index]
  }

  /// The indices of a kind's objects, ascending.
  package func indices(of kind: Kind) -> Range<Int> { ranges[Int(kind.rawValue)] }

  /// Which object is at an index, without a look at it.
  package func key(at index: Int) -> ObjectKey { keys[index] }

  /// Whether the content of the object at an index is known, without a look at it.
  package func isWhole(at index: Int) -> Bool { areWhole[index] }

  /// A kind's objects whose content is known.
  package func whole(_ kind: Kind) -> [Int] {
    indices(of: kind).filter { areWhole[$0] }
  }

  /// What a kind, namespace and name lead to; a Secret also through what provides it.
  package func resolve(_ key: ObjectKey) -> Referent {
    #if DEBUG
      Looks.add()
    #endif
    if let index = index(of: key) ?? provider(of: key) { return .object(index) }
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
  package func index(of key: ObjectKey) -> Int? {
    let kind = Int(key.kind.rawValue)
    return places[kind][key].map { ranges[kind].lowerBound + $0 }
  }

  /// The Secrets of a namespace and name and what provides them, the Secret itself first.
  package func secretProviders(namespace: String?, name: String) -> [Int] {
    let key = ObjectKey(kind: .secret, namespace: namespace, name: name)
    var providers: [Int] = []
    if var index = index(of: key) {
      repeat {
        providers.append(index)
        index += 1
      } while index < keys.count && keys[index] == key
    }
    if !otherProviders.isEmpty, let others = otherProviders[key] { providers += others }
    return providers
  }

  private func provider(of key: ObjectKey) -> Int? {
    key.kind == .secret ? otherProviders[key]?.first : nil
  }

  /// Whether a namespace is one of the platform's own, in which no Project may be.
  package func isSystemNamespace(_ name: String) -> Bool { systemNamespaces.contains(name) }

  /// Whether a namespace exists as far as can be known: it is Kubernetes' own, the platform's, made
  /// by a Tenant's controller, in the repository or external.
  package func namespaceExists(_ name: String) -> Bool {
    let key = ObjectKey(kind: .namespace, namespace: nil, name: name)
    if index(of: key) != nil || name == "default" || name.hasPrefix("kube-")
      || isSystemNamespace(name)
    {
      return true
    }
    if name.hasPrefix("tenant-") {
      let tenant = String(name.dropFirst("tenant-".count))
      let referent = resolve(ObjectKey(kind: .tenant, namespace: nil, name: tenant))
      if referent != .missing { return true }
    }
    return resolve(key) != .missing
  }

  /// The Tenant whose controller makes a namespace, as far as the repository has it.
  package func tenant(owning namespace: String) -> Int? {
    guard namespace.hasPrefix("tenant-") else { return nil }
    let name = String(namespace.dropFirst("tenant-".count))
    return index(of: ObjectKey(kind: .tenant, namespace: nil, name: name))
  }
}
