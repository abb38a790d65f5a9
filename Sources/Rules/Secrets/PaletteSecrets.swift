import Platform
import Resolution
import YAMLSyntax

/// The Secrets that hold Palette credentials: those that a Settings refers to as such, and those whose
/// JSON is evidently of that kind.
enum PaletteSecrets {
  /// All of them whose content is known, ascending.
  static func all(in resolution: Resolution) -> [ReferencedSecret] {
    let referenced = ReferencedSecret.all(for: [.palette], in: resolution)
    let known = Set(referenced.map(\.index))
    let others = resolution.catalogue.whole(.secret).compactMap { index -> ReferencedSecret? in
      guard !known.contains(index) else { return nil }
      let facts = SecretFacts(resolution.catalogue[index])
      guard let palette = PaletteSecret(facts), isEvident(palette) else { return nil }
      return ReferencedSecret(index: index, facts: facts, references: [])
    }
    return (referenced + others).sorted { $0.index < $1.index }
  }

  /// All whose JSON can be read.
  static func readable(in resolution: Resolution) -> [(
    object: PlatformObject, palette: PaletteSecret
  )] {
    all(in: resolution).compactMap { secret in
      PaletteSecret(secret.facts).map { (secret.object, $0) }
    }
  }

  /// The members that every Palette Secret needs, in the order of the documents.
  ///
  /// Source: "Configure Integrations", Create the Palette Secret.
  static let required = ["apiKey", "defaultProjectID", "hostUrl", "tenant"]
  static let optional = ["skipSSLCertificateVerification", "tlsSecretRef"]

  private static func isEvident(_ palette: PaletteSecret) -> Bool {
    (required + optional).filter { palette.json[$0] != nil }.count >= 2
  }
}
