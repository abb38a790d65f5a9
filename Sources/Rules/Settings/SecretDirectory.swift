import Platform
import Resolution

/// The Secrets of a repository by name, for references that lead nowhere.
struct SecretDirectory: Sendable {
  private let catalogue: Catalogue
  /// The providers by the Secret's name, ascending.
  private var byName: [String: [Int]] = [:]
  /// The names in each namespace.
  private var byNamespace: [String: [String]] = [:]
  /// The names of those that do not say in which namespace they lie.
  private var homeless: Set<String> = []
  private let names: [String]
  private var spelling = BoundedSpelling()

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    for (index, object) in catalogue.objects.enumerated() where object.kind.providesSecret {
      let key = SecretFacts.key(of: object)
      byName[key.name, default: []].append(index)
      if object.namespace == nil { homeless.insert(key.name) }
      byNamespace[key.namespace ?? "", default: []].append(key.name)
    }
    names = byName.keys.sorted()
  }

  /// The first three providers of Secrets of a name in other namespaces; empty where one may be meant
  /// for this namespace, since it does not say in which it lies.
  func elsewhere(_ key: ObjectKey) -> [PlatformObject] {
    hasHomeless(key.name) ? [] : (byName[key.name] ?? []).prefix(3).map { catalogue[$0] }
  }

  /// Whether a Secret of this name does not say in which namespace it lies.
  func hasHomeless(_ name: String) -> Bool { homeless.contains(name) }

  /// The Secret that was most likely meant, in the namespace or else elsewhere.
  mutating func nearest(to key: ObjectKey) -> PlatformObject? {
    let neighbours = byNamespace[key.namespace ?? ""] ?? []
    if let name = spelling.nearest(to: key.name, in: neighbours) {
      return catalogue.secretProviders(namespace: key.namespace, name: name).first
        .map { catalogue[$0] }
    }
    return spelling.nearest(to: key.name, in: names)
      .flatMap { byName[$0]?.first }.map { catalogue[$0] }
  }
}
