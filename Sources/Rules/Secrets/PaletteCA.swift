import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `palette-ca`.
enum PaletteCA: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "palette-ca", .error, by: .controller,
    summary: "tlsSecretRef names a Secret without a certificate",
    explanation: """
      The Secret that a Palette Secret's JSON names under tlsSecretRef has the key `ca.crt`, whose value \
      is one or more certificates in PEM: the text between BEGIN CERTIFICATE and END CERTIFICATE. \
      Without it Palette's certificate cannot be verified, and every call fails. A Secret that is not \
      there at all is `secret-not-found`'s to tell; encrypted values are not looked into.
      """,
    sources: ["Configure Integrations, Create the Palette Secret: tlsSecretRef"],
    conflict: """
      The console (Create and Manage Projects) speaks of the Tenant's namespace, Configure Integrations \
      of the namespace of the Palette Secret; the latter is the page on the JSON itself.
      """)

  private static let key = "ca.crt"

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    var known: [ObjectKey: Problem?] = [:]
    for reference in resolution.references where reference.role == .paletteCertificate {
      guard case .object = reference.referent else { continue }
      let problem = known[reference.target] ?? problem(of: reference.target, resolution.catalogue)
      known[reference.target] = .some(problem)
      if let problem { add(problem, reference, in: resolution, &report) }
    }
  }

  /// What is wrong with a Secret, and where.
  private struct Problem {
    let message: String
    let place: SourceRange
  }

  private static func problem(of key: ObjectKey, _ catalogue: Catalogue) -> Problem? {
    let providers = catalogue.secretProviders(namespace: key.namespace, name: key.name)
    return problem(of: providers.map { SecretFacts(catalogue[$0]) }, key.name)
  }

  private static func problem(of providers: [SecretFacts], _ name: String) -> Problem? {
    guard let first = providers.first else { return nil }
    if providers.allSatisfy({ $0.has(key) == false }) {
      let place = first.container?.range ?? first.object.blame
      return Problem(message: "Secret \"\(name)\" has no key \"\(key)\"", place: place)
    }
    guard let value = providers.lazy.compactMap({ $0.value(of: key) }).first,
      let bytes = value.bytes, !value.hasPlaceholder, !value.isSubstituted,
      first.object.state == .whole, !isCertificate(bytes)
    else { return nil }
    return Problem(
      message: "\"\(key)\" of Secret \"\(name)\" holds no PEM certificate",
      place: value.node.range)
  }

  private static func add(
    _ problem: Problem, _ reference: Reference, in resolution: Resolution,
    _ report: inout RuleReport
  ) {
    let object = resolution.catalogue[reference.from]
    guard let palette = PaletteSecret(SecretFacts(object)),
      let member = palette.json["tlsSecretRef"]
    else { return }
    report.add(
      problem.message, in: object, within: palette.value, at: member.value.range,
      member: member.name,
      caption: "no certificate there",
      related: [Label(message: "it was to stand here", location: problem.place)],
      help: "put the authority's certificate in PEM under the key \"\(key)\"")
  }

  /// Whether a text holds a block of PEM that is a certificate.
  ///
  /// Source: RFC 7468, section 5; a certificate is a DER sequence, so its first byte is 0x30.
  private static func isCertificate(_ bytes: [UInt8]) -> Bool {
    let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.map { line in
      String(line.drop { $0 == " " }.prefix { $0 != " " || line.hasPrefix("-----") })
    }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN CERTIFICATE-----") }),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix("-----END CERTIFICATE-----") })
    else { return false }
    return Base64.decode(lines[(start + 1)..<end].joined())?.first == 0x30
  }
}
