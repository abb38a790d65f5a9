public import Platform
public import YAMLSyntax

/// What is known of a Secret from whatever provides it.
///
/// Source: "Configure Integrations" for the Secrets; SealedSecret, ExternalSecret and SOPS from their
/// own documentation.
public struct SecretFacts: Sendable {
  /// The keys of a Secret.
  public enum Keys: Sendable {
    case known([Node])
    /// The provider decides at run time.
    case unknown
  }

  /// The object that provides the Secret.
  public let object: PlatformObject
  /// The Secret's keys, as far as the object tells them.
  public let keys: Keys
  /// Whether the values stand in the repository in clear or base64.
  public let hasReadableValues: Bool

  /// Looks into a Secret, SealedSecret or ExternalSecret.
  public init(_ object: PlatformObject) {
    self.object = object
    let root = object.root
    switch object.kind {
    case .sealedSecret:
      keys = SecretFacts.sealedKeys(object.spec)
      hasReadableValues = false
    case .externalSecret:
      keys = SecretFacts.externalKeys(object.spec)
      hasReadableValues = false
    default:
      keys = SecretFacts.keys([root[.data], root[.stringData]])
      hasReadableValues = root[.sops] == nil
    }
  }

  /// The namespace and name of the Secret that an object provides.
  public static func key(of object: PlatformObject) -> ObjectKey {
    let name: Node? =
      switch object.kind {
      case .sealedSecret: object.spec?[.template, .metadata]?[.name]
      case .externalSecret: object.spec?[.target, .name]
      default: nil
      }
    return ObjectKey(
      kind: .secret, namespace: object.namespace, name: name?.string ?? object.name)
  }

  /// The Secret's type as it is written; nil where it is not, which means `Opaque`, unless the provider
  /// only adds to a Secret of someone else's.
  public var type: Node? { typeParent?[.type] }

  /// The mapping in which the type stands.
  public var typeParent: Node? {
    switch object.kind {
    case .sealedSecret: object.spec?[.template]
    case .externalSecret: object.spec?[.target, .template]
    default: object.root
    }
  }

  /// Whether the provider makes the Secret, rather than adding to one of someone else's.
  public var isOwner: Bool {
    object.kind != .externalSecret || SecretFacts.isOwner(object.spec?[.target])
  }

  /// The key under which the Secret's own keys are written; nil where nothing of the kind is.
  public var container: Node? {
    switch object.kind {
    case .sealedSecret: return object.spec?.entry(.encryptedData)?.key
    case .externalSecret:
      return (object.spec?[.target, .template]?.entry(.data) ?? object.spec?.entry(.data))?.key
    default: return (object.root.entry(.stringData) ?? object.root.entry(.data))?.key
    }
  }

  /// The known keys in the order written.
  public var knownKeys: [Node] {
    guard case .known(let keys) = keys else { return [] }
    return keys
  }

  /// Whether the Secret has a key; nil where that cannot be known.
  public func has(_ key: String) -> Bool? {
    guard object.state == .whole, case .known(let keys) = keys else { return nil }
    return keys.contains { $0.isText(key) }
  }

  /// The value of a key of a readable Secret: `stringData` wins over `data`.
  public func value(of key: String) -> SecretValue? {
    guard hasReadableValues else { return nil }
    if let node = object.root[.stringData]?[key] { return SecretValue(node, isBase64: false) }
    if let node = object.root[.data]?[key] { return SecretValue(node, isBase64: true) }
    return nil
  }

  /// The values of a readable Secret, each key once: first `stringData`, then the rest of `data`.
  public var values: [(key: Node, value: SecretValue)] {
    guard hasReadableValues else { return [] }
    var values: [(key: Node, value: SecretValue)] = []
    var names: Set<String> = []
    for (field, isBase64) in [(Field.stringData, false), (.data, true)] {
      guard let mapping = object.root[field] else { continue }
      for entry in mapping.entries where names.insert(entry.key.text).inserted {
        values.append((entry.key, SecretValue(entry.value, isBase64: isBase64)))
      }
    }
    return values
  }

  /// The keys of several mappings; unknown where one of them is something else.
  private static func keys(_ nodes: [Node?]) -> Keys {
    let written = nodes.compactMap(\.self).filter { !$0.isNull }
    guard written.allSatisfy(\.isMapping) else { return .unknown }
    let entries = written.flatMap(\.entries)
    return entries.contains { $0.key.isPoison } ? .unknown : .known(entries.map(\.key))
  }

  private static func isOwner(_ target: Node?) -> Bool {
    guard let policy = target?["creationPolicy"] else { return true }
    return !policy.isText("Merge") && !policy.isText("None")
  }

  private static func sealedKeys(_ spec: Node?) -> Keys {
    // The one blob of the first versions hides the keys too.
    guard let spec, spec.isMapping, spec[.data] == nil else { return .unknown }
    return keys([spec[.encryptedData], spec[.template, .data]])
  }

  private static func externalKeys(_ spec: Node?) -> Keys {
    guard let spec, spec.isMapping, isOwner(spec[.target]) else { return .unknown }
    let template = spec[.target, .template]
    let data = spec[.data]
    let isFetchedByList = data.map { $0.isSequence || $0.isNull } ?? true
    guard isFetchedByList, spec[.dataFrom]?.isEmptyCollection ?? true,
      template?["templateFrom"] == nil
    else { return .unknown }
    let fetched = data?.items.compactMap { $0[.secretKey] } ?? []
    guard let made = template?[.data] else { return .known(fetched) }
    guard case .known(let keys) = keys([made]) else { return .unknown }
    return .known(template?[.mergePolicy]?.isText("Merge") == true ? keys + fetched : keys)
  }
}
