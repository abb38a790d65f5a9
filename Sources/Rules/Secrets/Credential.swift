import Platform
import Resolution

/// A credential that stands readable in a Secret's value.
struct Credential {
  /// What it is, in a sentence.
  let title: String
  /// Where it stands in the value's bytes; nil for the value as a whole.
  var bytes: Range<Int>?
  /// The member of the value's JSON.
  var member: String?

  /// The credentials in a value.
  ///
  /// - Parameter isToken: whether a Hugging Face integration refers to the value.
  static func all(
    in value: SecretValue, under key: String, isToken: Bool
  ) -> [Credential] {
    guard let bytes = value.bytes, let text = value.text, !text.isEmpty else { return [] }
    if key == PaletteSecret.key || key == RegistryLogin.key {
      guard let json = try? JSONValue(parsing: bytes) else { return [] }
      return key == PaletteSecret.key ? palette(json) : registries(json)
    }
    guard isReal(text) else { return [] }
    if text.contains("PRIVATE KEY-----") { return [Credential(title: "a private key")] }
    if isToken || text.hasPrefix("hf_") { return [Credential(title: "a Hugging Face token")] }
    if tokenPrefixes.contains(where: { text.hasPrefix($0) }) || isCredentialName(key) {
      return [Credential(title: "the credential \"\(key)\"")]
    }
    return []
  }

  private static func palette(_ json: JSONValue) -> [Credential] {
    guard let member = json["apiKey"], let text = member.value.string, isReal(text) else {
      return []
    }
    return [Credential(title: "a Palette API key", bytes: member.value.range, member: member.name)]
  }

  private static func registries(_ json: JSONValue) -> [Credential] {
    (json["auths"]?.value.members ?? []).compactMap { registry in
      let secret = [registry.value["password"], registry.value["auth"]].compactMap(\.self).first {
        $0.value.string.map(isReal) ?? false
      }
      return secret.map {
        Credential(
          title: "the password for \(registry.name)", bytes: $0.value.range,
          member: "auths[\"\(registry.name)\"].\($0.name)")
      }
    }
  }

  /// Whether a text is a value rather than something that stands for one.
  private static func isReal(_ text: String) -> Bool {
    !text.isEmpty && !Placeholder.isIn(text) && !Substitution.isIn(text)
  }

  /// How tokens of well-known services start.
  private static let tokenPrefixes = [
    "nvapi-", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk-", "AKIA",
    "eyJhbGciOi",
  ]

  /// What the names of keys end in that hold credentials.
  private static let names = [
    "password", "passwd", "passphrase", "token", "apikey", "secret", "secretkey", "accesskey",
    "privatekey", "credentials",
  ]

  private static func isCredentialName(_ key: String) -> Bool {
    let name = key.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "." }
    return names.contains { name.hasSuffix($0) }
  }
}
