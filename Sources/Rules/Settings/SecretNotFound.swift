import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `secret-not-found`.
enum SecretNotFound: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "secret-not-found", .warning, by: .controller,
    summary: "a Secret that nothing in the repository provides",
    explanation: """
      Nothing in the namespace is the Secret that a Settings refers to, or that the JSON of a Palette \
      Secret names under tlsSecretRef: no Secret, SealedSecret, ExternalSecret or SOPS file, and no \
      entry of `externals.secrets` in gesso.yaml. Without it the integration does not work. Correct \
      the name, add what provides the Secret, or list it as external when something else makes it.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: Secrets in the namespace of the Settings",
      "Configure Integrations, Create the Palette Secret: tlsSecretRef",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    guard !inspection.missing.isEmpty else { return }
    var directory = inspection.secretDirectory
    var seen: Set<ObjectKey> = []
    for missing in MissingSecret.all(in: inspection.settingsSecrets) {
      seen.insert(missing.target)
      guard directory.elsewhere(missing.target).isEmpty,
        !directory.hasHomeless(missing.target.name)
      else { continue }
      let hint = Hint(missing.target, &directory)
      report.add(
        message(missing.target), in: missing.first.settings, at: missing.first.reference.name,
        caption: "no such Secret", related: hint.labels + missing.labels, help: hint.help)
    }
    for reference in inspection.missing where reference.role == .paletteCertificate {
      guard !directory.hasHomeless(reference.target.name), seen.insert(reference.target).inserted
      else { continue }
      add(certificate: reference, in: inspection.resolution, &directory, &report)
    }
  }

  /// The Secret with the certificate, at the name within the JSON.
  private static func add(
    certificate reference: Reference, in resolution: Resolution,
    _ directory: inout SecretDirectory, _ report: inout RuleReport
  ) {
    let object = resolution.catalogue[reference.from]
    guard object.namespace != nil, let palette = PaletteSecret(SecretFacts(object)),
      let member = palette.json["tlsSecretRef"], !reference.target.name.isEmpty,
      !Placeholder.isIn(reference.target.name)
    else { return }
    let hint = Hint(reference.target, &directory)
    // The name is a Secret's value, which no text repeats.
    report.add(
      "tlsSecretRef names a Secret that does not exist in namespace \"\(object.namespace ?? "")\"",
      in: object, within: palette.value, at: member.value.range,
      member: "tlsSecretRef", caption: "no such Secret", related: hint.labels, help: hint.help)
  }

  private static func message(_ key: ObjectKey) -> String {
    "Secret \"\(key.name)\" does not exist in namespace \"\(key.namespace ?? "")\""
  }

  /// What was most likely meant.
  private struct Hint {
    let labels: [Label]
    let help: String

    init(_ key: ObjectKey, _ directory: inout SecretDirectory) {
      let namespace = key.namespace ?? ""
      let same = directory.elsewhere(key).first
      guard let meant = same ?? directory.nearest(to: key) else {
        labels = []
        help = "add what provides it, or list it under externals.secrets in gesso.yaml"
        return
      }
      let name = SecretFacts.key(of: meant).name
      let isNear = meant.namespace == key.namespace
      labels = [
        Label(
          message: isNear
            ? "a Secret with a similar name is defined here"
            : "Secret \"\(name)\" is defined here, in namespace \"\(meant.namespace ?? "")\"",
          location: meant.blame)
      ]
      help =
        isNear
        ? "did you mean \"\(name)\"?"
        : "provide it in namespace \"\(namespace)\"; Secrets are not looked for elsewhere"
    }
  }
}
