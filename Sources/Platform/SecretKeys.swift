public import YAMLSyntax

/// Which keys of a Secret may be told: in `{token:abc}`, where no blank follows the colon, YAML takes
/// the value for part of the key.
public enum SecretKeys {
  /// What stands for a key, or a value, that may not be told.
  public static let mask = "••••••••"

  /// The fields of a Secret that say nothing of its values.
  public static let publicFields: Set<String> = [
    "apiVersion", "kind", "metadata", "type", "sops",
  ]

  /// Whether a text has only what keys and paths of files have.
  public static func mayBeTold(_ key: some StringProtocol) -> Bool {
    key.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// The same for a mapping's key, which may not be told unless it is a scalar.
  public static func mayBeTold(_ key: Node) -> Bool { key.isScalar && mayBeTold(key.text) }
}

extension PlatformObject {
  /// The value of a Secret that a node of this object is or lies in; nil where it is none.
  ///
  /// Of a Secret that is all but what says nothing of its values, since a misspelt `stringData` holds
  /// the same; of what makes a Secret, what it puts there as it stands.
  public func secretValue(around node: Node) -> Node? {
    guard let field = secretFields.first(where: { $0.contains(node) }) else { return nil }
    return field.entries.lazy.map(\.value).first { $0.contains(node) } ?? field
  }

  private var secretFields: [Node] {
    switch kind {
    case .secret:
      return root.entries.filter { !SecretKeys.publicFields.contains($0.key.text) }.map(\.value)
    case .sealedSecret, .externalSecret:
      return [spec?["template"], spec?["target"]?["template"]].flatMap { template in
        [Field.data, .stringData].compactMap { template?[$0] }
      }
    default: return []
    }
  }
}
