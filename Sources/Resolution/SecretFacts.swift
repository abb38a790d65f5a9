package import Platform
package import SourceText
package import YAMLSyntax

/// What is known of a Secret from whatever provides it.
///
/// Source: "Configure Integrations" for the Secrets; SealedSecret, ExternalSecret and SOPS from their
/// own documentation.
package struct SecretFacts: Sendable {
  /// The keys of a Secret.
  package enum Keys: Sendable {
    case known([Node])
    /// The provider decides at run time.
    case unknown
  }

  /// The object that provides the Secret.
  package let object: PlatformObject
  package let keys: Keys
  /// Whether the values stand in the repository in clear or base64.
  package let hasReadableValues: Bool

  package init(_ object: PlatformObject) {
    self.object = object
    let root = object.root
    switch object.kind {
    case .sealedSecret:
      keys = .known(SecretFacts.keys(object.spec?[.encryptedData]))
      hasReadableValues = false
    case .externalSecret:
      keys = SecretFacts.externalKeys(object.spec)
      hasReadableValues = false
    default:
      keys = .known(SecretFacts.keys(root[.data]) + SecretFacts.keys(root[.stringData]))
      hasReadableValues = root[.sops] == nil
    }
  }

  /// The namespace and name of the Secret that an object provides.
  package static func key(of object: PlatformObject) -> ObjectKey {
    let name: Node? =
      switch object.kind {
      case .sealedSecret: object.spec?[.template]?[.metadata]?[.name]
      case .externalSecret: object.spec?[.target]?[.name]
      default: nil
      }
    return ObjectKey(
      kind: .secret, namespace: object.namespace, name: name?.string ?? object.name)
  }

  /// The Secret's type where it is known; `Opaque` for a Secret that says none.
  package var type: Node? {
    switch object.kind {
    case .sealedSecret: object.spec?[.template]?[.type]
    case .externalSecret: object.spec?[.target]?[.template]?[.type]
    default: object.root[.type]
    }
  }

  /// Whether the Secret has a key; nil where that cannot be known.
  package func has(_ key: String) -> Bool? {
    guard object.state == .whole, case .known(let keys) = keys else { return nil }
    return keys.contains { $0.isText(key) }
  }

  /// The value of a key of a readable Secret: `stringData` wins over `data`.
  package func value(of key: String) -> SecretValue? {
    guard hasReadableValues else { return nil }
    if let node = object.root[.stringData]?[key] { return SecretValue(node, isBase64: false) }
    if let node = object.root[.data]?[key] { return SecretValue(node, isBase64: true) }
    return nil
  }

  private static func keys(_ node: Node?) -> [Node] {
    node?.entries.map(\.key) ?? []
  }

  private static func externalKeys(_ spec: Node?) -> Keys {
    if spec?[.dataFrom]?.items.first(where: { _ in true }) != nil { return .unknown }
    let template = spec?[.target]?[.template]
    if let data = template?[.data] { return .known(keys(data)) }
    if template?["templateFrom"] != nil { return .unknown }
    return .known(spec?[.data]?.items.compactMap { $0[.secretKey] } ?? [])
  }
}

/// One value of a Secret, decoded.
package struct SecretValue: Sendable {
  /// The scalar as written.
  package let node: Node
  package let isBase64: Bool
  /// The bytes; nil where `data` is no base64 or the value no string.
  package let bytes: [UInt8]?

  package init(_ node: Node, isBase64: Bool) {
    self.node = node
    self.isBase64 = isBase64
    guard let text = node.string else {
      bytes = nil
      return
    }
    bytes = isBase64 ? Base64.decode(text) : Array(text.utf8)
  }

  /// The characters of a run of the value's bytes: those within the scalar where it stands as it is,
  /// the whole scalar where it is encoded.
  package func range(of bytes: Range<Int>) -> SourceRange {
    isBase64 ? node.range : node.range(ofText: bytes)
  }
}
