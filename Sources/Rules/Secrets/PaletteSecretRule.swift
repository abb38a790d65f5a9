import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `palette-secret`.
enum PaletteSecretRule: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "palette-secret", .error,
    severityNote: "warning for a member that no document knows",
    by: .controller,
    summary: "a Palette Secret whose JSON is not what PaletteAI reads",
    explanation: """
      The Secret of a Palette integration has the key `palette`, and its value is a JSON object with \
      the strings apiKey, defaultProjectID, hostUrl and tenant; tenant is for display only, and \
      required all the same. skipSSLCertificateVerification is true or false without quotes, \
      tlsSecretRef the name of a Secret in the same namespace. The names are spelt exactly so: it is \
      defaultProjectID and hostUrl. Encrypted values are not looked into, their keys are.
      """,
    sources: [
      "Configure Integrations, Create the Palette Secret",
      "Settings, Palette: the fields of the Secret",
    ],
    conflict: """
      The example on the older Settings page puts the values under spec.data; a Secret has no spec, and \
      newer pages use stringData.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    for secret in inspection.paletteSecrets.lazy.map(\.secret) {
      if secret.facts.has(PaletteSecret.key) == false {
        checkKeys(of: secret, in: resolution, &report)
      } else if let value = secret.facts.value(of: PaletteSecret.key) {
        check(value, of: secret, &report)
      }
    }
  }

  /// Reports a Secret without the key, unless another provider of it has it.
  private static func checkKeys(
    of secret: ReferencedSecret, in resolution: Resolution, _ report: inout RuleReport
  ) {
    guard let reference = secret.references.first,
      reference.providers(in: resolution).first == secret.index,
      reference.lacks(PaletteSecret.key, in: resolution)
    else { return }
    let facts = secret.facts
    let message = "Secret \"\(reference.name)\" has no key \"\(PaletteSecret.key)\""
    let names = facts.knownKeys.map(\.text)
    let nearest = nearest(to: PaletteSecret.key, in: names)
    if let nearest, let key = facts.knownKeys.first(where: { $0.isText(nearest) }) {
      report.add(
        message, in: secret.object, at: key, related: secret.labels,
        help: "did you mean \"\(PaletteSecret.key)\"?")
    } else {
      let parent = facts.container.map { facts.object.path(of: $0) } ?? "stringData"
      report.addAbsence(
        message, in: secret.object, field: "\(parent).\(PaletteSecret.key)",
        at: facts.container, related: secret.labels,
        help: "put Palette's JSON document under the key \"\(PaletteSecret.key)\"")
    }
  }

  private static func check(
    _ value: SecretValue, of secret: ReferencedSecret, _ report: inout RuleReport
  ) {
    guard let bytes = value.bytes else { return }
    do {
      let json = try JSONValue(parsing: bytes)
      if json.members == nil {
        report.add(
          "the value of \"palette\" is \(json.typeName.withArticle), not a JSON object",
          in: secret.object, within: value, at: json.range, related: secret.labels)
      } else {
        PaletteMembers(object: secret.object, value: value, json: json).check(&report)
      }
    } catch {
      guard !value.hasPlaceholder, !value.isSubstituted else { return }
      report.add(
        "the value of \"palette\" is no JSON: \(error.message)", in: secret.object, within: value,
        at: error.range(in: bytes), related: secret.labels)
    }
  }
}
