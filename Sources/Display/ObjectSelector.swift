import Diagnosis
package import Platform
package import Resolution

/// An object as a person names it on a command line: `project/vision`, `settings/research/shared`.
///
/// Kinds are taken as kubectl takes them: in any letter case, in the singular or plural, with the group
/// or without. A namespace may be left out where only one object of the kind has the name.
package struct ObjectSelector: Sendable {
  private let kind: String
  private let namespace: String?
  private let name: String

  /// Nil where the text is not of the form `KIND/NAME` or `KIND/NAMESPACE/NAME`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 || parts.count == 3, !parts.contains("") else { return nil }
    kind = ObjectSelector.singular(parts[0])
    namespace = parts.count == 3 ? parts[1] : nil
    name = parts[parts.count - 1]
  }

  /// What a selector leads to.
  package enum Match: Sendable {
    case object(Int)
    /// Several objects, or none; the names that may have been meant, in order, perhaps none.
    case several([String])
    case none(meant: [String])
  }

  /// Finds the object that is meant.
  package func find(in catalogue: Catalogue) -> Match {
    let ofKind = catalogue.objects.indices.filter { catalogue[$0].answers(to: kind) }
    let named = ofKind.filter { index in
      let object = catalogue[index]
      return object.name == name && (namespace == nil || object.namespace == namespace)
        && catalogue.isFirst(index)
    }
    if named.count == 1 { return .object(named[0]) }
    if let own = named.first(where: { catalogue[$0].namespace == name }) { return .object(own) }
    if !named.isEmpty { return .several(named.map { catalogue[$0].selector }) }
    return .none(meant: meant(in: catalogue, ofKind))
  }

  /// The names that are near: the same name elsewhere, then what is spelled alike.
  private func meant(in catalogue: Catalogue, _ ofKind: [Int]) -> [String] {
    let all = catalogue.objects.indices.filter { !catalogue[$0].name.isEmpty }
    var meant = ofKind.filter { index in
      catalogue[index].name == name || namespace == nil && catalogue[index].namespace == name
    }.map { catalogue[$0].selector }
    var names = ofKind.map { catalogue[$0].name }
    while meant.count < 3, let near = nearest(to: name, in: names) {
      meant += ofKind.filter { catalogue[$0].name == near }.map { catalogue[$0].selector }
      names.removeAll { $0 == near }
    }
    if meant.isEmpty {
      meant = all.filter { catalogue[$0].name == name }.map { catalogue[$0].selector }
    }
    if meant.isEmpty, let near = nearest(to: text, in: all.map { catalogue[$0].selector }) {
      meant = [near]
    }
    var known: Set<String> = []
    return Array(meant.filter { known.insert($0).inserted }.prefix(3))
  }

  private var text: String { [kind, namespace, name].compactMap(\.self).joined(separator: "/") }

  /// The kind as it is compared: lower case, no group, no plural.
  private static func singular(_ word: String) -> String {
    let base = word.lowercased().prefix { $0 != "." }
    switch base {
    case "ns": return "namespace"
    case "settings", "setting": return "settings"
    default: return base.hasSuffix("s") ? String(base.dropLast()) : String(base)
    }
  }
}

extension PlatformObject {
  fileprivate func answers(to word: String) -> Bool {
    let own = kindName.lowercased()
    return own == word || own == word + "s"
  }

  /// The object's name on a command line, as short as it goes: `project/vision`,
  /// `computeconfig/vision/edge-standard`.
  package var selector: String {
    let word = kindName.lowercased()
    guard let namespace, kind != .project || namespace != name else { return "\(word)/\(name)" }
    return "\(word)/\(namespace)/\(name)"
  }
}

extension Catalogue {
  /// Whether no earlier object has the same kind, namespace and name.
  func isFirst(_ index: Int) -> Bool {
    let object = objects[index]
    return object.kind == .other || self.index(of: object.key) == index
  }
}
