import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `insecure-palette`.
enum InsecurePalette: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "insecure-palette", .warning, by: .advice,
    summary: "skipSSLCertificateVerification is on",
    explanation: """
      PaletteAI then talks to whoever answers, and hands over the API key. That is for demonstrations \
      only. Give Palette a certificate of a known authority, or name the Secret with your own \
      authority's in tlsSecretRef. With both, the authority is moot: nothing is verified.
      """,
    sources: [
      "Configure Integrations, Create the Palette Secret: leave skipSSLCertificateVerification "
        + "disabled in production",
      "Create and Manage Projects, Create Project: the certificate fields vanish when it is on",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    for found in inspection.paletteSecrets {
      guard let palette = found.palette else { continue }
      guard let member = palette.json["skipSSLCertificateVerification"],
        member.value.boolean == true
      else { continue }
      let authority = palette.json["tlsSecretRef"].flatMap { member in
        member.value.string?.isEmpty == false ? member : nil
      }
      report.add(
        authority == nil
          ? "the certificate of Palette is not verified"
          : "the certificate of Palette is not verified, so tlsSecretRef is moot",
        in: found.secret.object, within: palette.value, at: member.value.range,
        member: "skipSSLCertificateVerification", caption: "verification is off",
        related: authority.map {
          [
            Label(
              message: "the authority that is not asked",
              location: palette.value.range(of: $0.value.range))
          ]
        } ?? [],
        help: authority == nil
          ? "write false, and name a certificate authority in tlsSecretRef if Palette needs one"
          : "write false to have the certificate verified with tlsSecretRef")
    }
  }
}
