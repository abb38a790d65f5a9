import Configuration
import Diagnosis
import Platform
import Resolution
import SourceText

/// What references of one kind that lead nowhere most likely meant.
///
/// The names that exist are gathered when the first one is asked for. A repository in which very many
/// names lead nowhere has another trouble than spelling: after a number of comparisons only names
/// that stand in another namespace exactly so are still suggested.
struct NameSuggestions {
  /// An object that was most likely meant.
  struct Suggestion {
    let key: ObjectKey
    /// Where it is defined; nil for what the configuration says exists.
    let definition: SourceRange?
    let isSameName: Bool
    let isSameNamespace: Bool

    var help: String {
      let place = key.namespace.map { " in namespace \"\($0)\"" } ?? ""
      return "did you mean \"\(key.name)\"\(isSameNamespace ? "" : place)?"
    }

    var related: [Label] {
      let kind = key.kind.name
      let words = isSameName ? "a \(kind) of this name" : "a \(kind) with a similar name"
      return definition.map { [Label(message: "\(words) is defined here", location: $0)] } ?? []
    }
  }

  private struct Names {
    var byNamespace: [String: [String]] = [:]
    var namespaces: [String: [String]] = [:]
  }

  private let kind: Kind
  private let resolution: Resolution
  private lazy var names = gatheredNames()
  private var given: [ObjectKey: Suggestion?] = [:]
  private var comparisonsLeft = 100_000

  init(_ kind: Kind, in resolution: Resolution) {
    self.kind = kind
    self.resolution = resolution
  }

  /// The object that was most likely meant by a key: one of the same namespace first, then one of the
  /// same name in another, then a similar name in another.
  mutating func suggestion(for key: ObjectKey) -> Suggestion? {
    if let known = given[key] { return known }
    let found =
      similar(to: key, among: names.byNamespace[key.namespace ?? ""] ?? []) { _ in key.namespace }
      ?? namesake(of: key) ?? similarElsewhere(to: key)
    given[key] = .some(found)
    return found
  }

  private func gatheredNames() -> Names {
    let catalogue = resolution.catalogue
    let keys =
      catalogue.indices(of: kind).map { catalogue.key(at: $0) }
      + resolution.configuration.externals.named(kind)
    return keys.reduce(into: Names()) { names, key in
      guard !key.name.isEmpty else { return }
      names.byNamespace[key.namespace ?? "", default: []].append(key.name)
      names.namespaces[key.name, default: []].append(key.namespace ?? "")
    }
  }

  private mutating func namesake(of key: ObjectKey) -> Suggestion? {
    guard let wanted = key.namespace, let namespaces = names.namespaces[key.name] else {
      return nil
    }
    return nearestOrFirst(to: wanted, in: namespaces).map {
      suggestion(ObjectKey(kind: kind, namespace: $0, name: key.name), for: key)
    }
  }

  /// Of several namespaces the one nearest to another, else the first.
  private mutating func nearestOrFirst(
    to wanted: String, in namespaces: [String]
  ) -> String? {
    guard comparisonsLeft >= namespaces.count else { return namespaces.first { $0 != wanted } }
    comparisonsLeft -= namespaces.count
    let others = namespaces.filter { $0 != wanted }
    return nearest(to: wanted, in: others) ?? others.min()
  }

  private mutating func similarElsewhere(to key: ObjectKey) -> Suggestion? {
    guard key.namespace != nil else { return nil }
    let all = names.namespaces
    return similar(to: key, among: all.keys) { all[$0]?.min() }
  }

  private mutating func similar(
    to key: ObjectKey, among candidates: some Collection<String>, in namespace: (String) -> String?
  ) -> Suggestion? {
    guard comparisonsLeft >= candidates.count else { return nil }
    comparisonsLeft -= candidates.count
    return nearest(to: key.name, in: candidates).map {
      suggestion(ObjectKey(kind: kind, namespace: namespace($0), name: $0), for: key)
    }
  }

  private func suggestion(_ meant: ObjectKey, for key: ObjectKey) -> Suggestion {
    let catalogue = resolution.catalogue
    return Suggestion(
      key: meant, definition: catalogue.index(of: meant).map { catalogue[$0].blame },
      isSameName: meant.name == key.name, isSameNamespace: meant.namespace == key.namespace)
  }
}
