public import Platform

/// The JSON document that a Palette Secret holds under the key `palette`.
///
/// Source: "Configure Integrations", Create the Palette Secret.
public struct PaletteSecret: Sendable {
  /// The key of the Secret.
  public static let key = "palette"

  /// The value with the JSON's characters.
  public let value: SecretValue
  /// The document, always a JSON object.
  public let json: JSONValue

  /// Nil where the Secret is no readable one, has no such key, or holds no JSON object there.
  public init?(_ facts: SecretFacts) {
    guard let value = facts.value(of: Self.key), let bytes = value.bytes,
      let json = try? JSONValue(parsing: bytes), json.members != nil
    else { return nil }
    self.value = value
    self.json = json
  }

  /// The text of a member that is a string.
  public func string(_ name: String) -> String? { json[name]?.value.string }

  /// The name of the Secret with the certificate authority, in the same namespace.
  public var certificateSecret: String? { string("tlsSecretRef") }
}
