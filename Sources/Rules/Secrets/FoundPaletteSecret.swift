import Platform
import Resolution
import YAMLSyntax

/// A Secret that holds Palette credentials: one that a Settings refers to as such, or one whose JSON is
/// evidently of that kind.
struct FoundPaletteSecret: Sendable {
  let secret: ReferencedSecret
  /// Nil where the JSON cannot be read.
  let palette: PaletteSecret?

  /// All of them whose content is known, ascending.
  static func all(
    in resolution: Resolution, referredToBy references: [SettingsSecret]
  ) -> [FoundPaletteSecret] {
    let uses = references.filter { $0.reference.use == .palette && !$0.isForeign }
    let referenced = ReferencedSecret.all(of: uses, in: resolution)
    let known = Set(referenced.map(\.index))
    let others = resolution.catalogue.whole(.secret).compactMap { index -> FoundPaletteSecret? in
      guard !known.contains(index) else { return nil }
      let facts = SecretFacts(resolution.catalogue[index])
      guard let palette = PaletteSecret(facts), isEvident(palette) else { return nil }
      let secret = ReferencedSecret(index: index, facts: facts, references: [])
      return FoundPaletteSecret(secret: secret, palette: palette)
    }
    let found = referenced.map {
      FoundPaletteSecret(secret: $0, palette: PaletteSecret($0.facts))
    }
    return (found + others).sorted { $0.secret.index < $1.secret.index }
  }

  /// The members that every Palette Secret needs, in the order of the documents.
  ///
  /// Source: "Configure Integrations", Create the Palette Secret.
  static let required = ["apiKey", "defaultProjectID", "hostUrl", "tenant"]
  static let optional = ["skipSSLCertificateVerification", "tlsSecretRef"]

  private static func isEvident(_ palette: PaletteSecret) -> Bool {
    (required + optional).count { palette.json[$0] != nil } >= 2
  }
}
