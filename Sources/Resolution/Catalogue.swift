import Concurrency
public import Configuration
public import Platform
import SourceText
import YAMLSyntax

/// All objects of a run, in the order of kind, namespace and name, and who is who among them.
///
/// A class, so that whoever looks at many objects on one core does not count references to each of its
/// tables on behalf of all cores.
public final class Catalogue: Sendable {
  /// The objects with their names, sorted.
  private let sorted: SortedObjects
  /// Objects whose key an earlier one has, each with that one.
  public let duplicates: [(object: Int, first: Int)]
  /// Kinds of which unread documents may hold more.
  public let unreadable: Unreadable
  private let externals: Externals
  private let systemNamespaces: [String]
  /// What else provides the Secret of a key than Secrets, ascending.
  private let otherProviders: [ObjectKey: [Int]]

  /// What documents that broke off before their identity was known may be.
  public struct Unreadable: Sendable {
    /// Whether some document may be of any kind.
    public var anything = false
    /// The kinds of the documents of which the kind is known and no name.
    public var kinds: Set<Kind> = []

    /// Nothing unread: all documents could be read.
    public init() {}

    /// Adds what other documents may be.
    public mutating func formUnion(_ other: Unreadable) {
      anything = anything || other.anything
      if !other.kinds.isEmpty { kinds.formUnion(other.kinds) }
    }

    /// Whether all documents could be read.
    public var isEmpty: Bool { !anything && kinds.isEmpty }

    func contains(_ kind: Kind) -> Bool { anything || kinds.contains(kind) }
  }

  /// Takes the objects of a run in any order and sorts them.
  public init(
    objects unordered: [PlatformObject], unreadable: Unreadable, configuration: Configuration
  ) {
    let sorted = SortedObjects(unordered)
    var otherProviders: [ObjectKey: [Int]] = [:]
    for kind in [Kind.sealedSecret, .externalSecret] {
      for index in sorted.ranges[kind] where sorted.identities[index].name != Names.empty {
        otherProviders[SecretFacts.key(of: sorted.objects[index]), default: []].append(index)
      }
    }
    self.sorted = sorted
    duplicates = sorted.duplicates
    self.otherProviders = otherProviders
    self.unreadable = unreadable
    externals = configuration.externals
    systemNamespaces = configuration.systemNamespaces
  }

  /// Whether every object of the repository could be read, whole.
  public var isEverythingKnown: Bool {
    unreadable.isEmpty && !sorted.areWhole.contains(false)
  }

  /// The objects, ascending by key; of equal keys in the order of their files.
  public var objects: ObjectList { sorted.objects }

  /// The indices of `objects` in the order in which the catalogue was given them: what lies in one file
  /// or comes of one definition is together, as it is in memory.
  public var givenOrder: [UInt32] { sorted.givenOrder }

  /// The place in that order of the object at an index.
  public func givenPlace(of index: Int) -> Int { Int(sorted.objects.order[index]) }

  /// The object at an index of `objects`.
  public subscript(index: Int) -> PlatformObject {
    #if DEBUG
      Looks.add()
    #endif
    return sorted.objects[index]
  }

  /// The indices of a kind's objects, ascending.
  public func indices(of kind: Kind) -> Range<Int> { sorted.ranges[kind] }

  /// The kind of the object at an index, without a look at it.
  public func kind(at index: Int) -> Kind {
    let place = sorted.ranges.firstIndex { index < $0.upperBound }
    return place.flatMap { Kind(rawValue: UInt8($0)) } ?? .other
  }

  /// Which object is at an index, without a look at it.
  public func key(at index: Int) -> ObjectKey {
    ObjectKey(kind: kind(at: index), namespace: namespace(at: index), name: name(at: index))
  }

  /// The name of the object at an index, without a look at it; empty where there is none.
  public func name(at index: Int) -> String { sorted.names[sorted.identities[index].name] }

  /// The namespace of the object at an index, without a look at it.
  public func namespace(at index: Int) -> String? {
    sorted.identities[index].namespace.name.map { sorted.names[$0] }
  }

  /// Whether the content of the object at an index is known, without a look at it.
  public func isWhole(at index: Int) -> Bool { sorted.areWhole[index] }

  /// A kind's objects whose content is known.
  public func whole(_ kind: Kind) -> [Int] {
    indices(of: kind).filter { sorted.areWhole[$0] }
  }

  /// What a kind, namespace and name lead to; a Secret also through what provides it.
  public func resolve(_ key: ObjectKey) -> Referent {
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
  public func index(of key: ObjectKey) -> Int? {
    identity(of: key).flatMap { sorted.index(of: key.kind, $0) }
  }

  /// The index of the first object of a kind, namespace and name, both as they are written in the object
  /// at an index.
  func index(of kind: Kind, in namespace: Node?, called name: Node, for index: Int) -> Int? {
    let own = sorted.identities[index].name
    guard let name = number(of: name, orOwn: own) else { return nil }
    guard let namespace else {
      return sorted.index(of: kind, Identity(namespace: .none, name: name))
    }
    return number(of: namespace, orOwn: own).flatMap {
      sorted.index(of: kind, Identity(namespace: Identity.Namespace($0), name: name))
    }
  }

  /// The number of a text: what a Project names is mostly called what it is called itself.
  private func number(of text: Node, orOwn own: UInt32) -> UInt32? {
    text.withText { text in
      text.isEqual(to: sorted.names[own]) ? own : sorted.names.number(of: text)
    }
  }

  /// The first Project in a namespace.
  public func project(in namespace: String) -> PlatformObject? {
    guard let number = sorted.names.number(of: namespace) else { return nil }
    return sorted.index(of: .project, in: Identity.Namespace(number)).map { self[$0] }
  }

  /// The index of the Namespace in which the object at an index lies.
  public func namespaceIndex(ofObjectAt index: Int) -> Int? {
    sorted.identities[index].namespace.name.flatMap {
      sorted.index(of: .namespace, Identity(namespace: .none, name: $0))
    }
  }

  /// Namespace and name of a key; nil where no object has them.
  private func identity(of key: ObjectKey) -> Identity? {
    guard let name = sorted.names.number(of: key.name) else { return nil }
    guard let namespace = key.namespace else { return Identity(namespace: .none, name: name) }
    return sorted.names.number(of: namespace).map {
      Identity(namespace: Identity.Namespace($0), name: name)
    }
  }

  /// The Secrets of a namespace and name and what provides them, the Secret itself first.
  public func secretProviders(namespace: String?, name: String) -> [Int] {
    let key = ObjectKey(kind: .secret, namespace: namespace, name: name)
    var providers: [Int] = []
    if let first = index(of: key) {
      let identities = sorted.identities
      providers += (first..<indices(of: .secret).upperBound).prefix {
        identities[$0] == identities[first]
      }
    }
    if !otherProviders.isEmpty, let others = otherProviders[key] { providers += others }
    return providers
  }

  private func provider(of key: ObjectKey) -> Int? {
    key.kind == .secret ? otherProviders[key]?.first : nil
  }

  /// Whether a namespace is one of the platform's own, in which no Project may be.
  public func isSystemNamespace(_ name: String) -> Bool { systemNamespaces.contains(name) }

  /// Whether a namespace exists as far as can be known: it is Kubernetes' own, the platform's, made
  /// by a Tenant's controller, in the repository or external.
  public func namespaceExists(_ name: String) -> Bool {
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
  public func tenant(owning namespace: String) -> Int? {
    guard namespace.hasPrefix("tenant-") else { return nil }
    let name = String(namespace.dropFirst("tenant-".count))
    return index(of: ObjectKey(kind: .tenant, namespace: nil, name: name))
  }
}
