import Platform
import Resolution
import YAMLSyntax

/// A Settings' reference to a Secret, and what it leads to.
///
/// A class, since many rules sort and filter them.
final class SettingsSecret: Sendable {
  let settings: PlatformObject
  let reference: SecretReference
  private let found: Reference

  private init(_ reference: SecretReference, of settings: PlatformObject, found: Reference) {
    self.settings = settings
    self.reference = reference
    self.found = found
  }

  /// The Secret in the Settings' own namespace, the only one that can be meant.
  var target: ObjectKey { found.target }

  var referent: Referent { found.referent }

  /// The references of all Settings whose namespace is known, ascending by Settings, those of one in
  /// the order of its fields.
  static func all(in resolution: Resolution) -> [SettingsSecret] {
    resolution.catalogue.whole(.settings).flatMap { index -> [SettingsSecret] in
      let object = resolution.catalogue[index]
      guard resolution.catalogue.namespace(at: index) != nil, let settings = Settings(object) else {
        return []
      }
      return zip(settings.secretReferences, resolution.references(from: index)).map {
        SettingsSecret($0, of: object, found: $1)
      }
    }
  }

  var name: String { target.name }

  /// Whether the Secret is said to lie in another namespace than the Settings, which is a fault of its
  /// own.
  var isForeign: Bool {
    reference.namespace?.string.map { $0 != settings.namespace } ?? false
  }

  /// The Secret's providers.
  func providers(in resolution: Resolution) -> [Int] {
    resolution.catalogue.secretProviders(namespace: target.namespace, name: target.name)
  }

  /// Whether the Secret is known and has no such key.
  func lacks(_ key: String, in resolution: Resolution) -> Bool {
    let providers = providers(in: resolution)
    return !providers.isEmpty
      && providers.allSatisfy { SecretFacts(resolution.catalogue[$0]).has(key) == false }
  }
}

/// A provider of a Secret with the references of Settings to that Secret.
struct ReferencedSecret: Sendable {
  let index: Int
  let facts: SecretFacts
  let references: [SettingsSecret]

  var object: PlatformObject { facts.object }

  /// The providers whose content is known of what Settings refer to, each once, ascending.
  static func all(
    of settingsSecrets: [SettingsSecret], in resolution: Resolution
  ) -> [ReferencedSecret] {
    var references: [Int: [SettingsSecret]] = [:]
    for same in Dictionary(grouping: settingsSecrets, by: \.target).values {
      for provider in same[0].providers(in: resolution) { references[provider] = same }
    }
    return references.sorted { $0.key < $1.key }.compactMap { index, references in
      let object = resolution.catalogue[index]
      guard object.state == .whole else { return nil }
      return ReferencedSecret(index: index, facts: SecretFacts(object), references: references)
    }
  }
}
