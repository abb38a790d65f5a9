import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `plaintext-secret`.
enum PlaintextSecret: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "plaintext-secret", .warning, by: .advice,
    summary: "a credential is committed in clear or in mere base64",
    explanation: """
      Whoever can read the repository, now or in any of its copies, has the credential; base64 hides \
      nothing. Encrypt the file with SOPS, seal it as a SealedSecret, or have an ExternalSecret fetch \
      it, and renew the credential, since it stays in the history. Credentials are a Palette API key, \
      a Hugging Face token, a registry's password, private keys, and values whose key or shape says \
      so; certificates, placeholders and what a tool substitutes are none.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: credentials are isolated per scope",
      "Kubernetes, Good practices for Secrets",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let catalogue = inspection.catalogue
    let secrets = catalogue.whole(.secret)
    guard !secrets.isEmpty else { return }
    var tokens: [ObjectKey: Set<String>] = [:]
    for reference in inspection.settingsSecrets(for: .huggingFace) {
      guard let key = reference.reference.key?.string else { continue }
      tokens[reference.target, default: []].insert(key)
    }
    for index in secrets {
      let object = catalogue[index]
      for (key, value) in SecretFacts(object).values {
        let isToken = tokens[object.key]?.contains(key.text) ?? false
        for credential in Credential.all(in: value, under: key.text, isToken: isToken) {
          add(credential, value, in: object, &report)
        }
      }
    }
  }

  private static func add(
    _ credential: Credential, _ value: SecretValue, in object: PlatformObject,
    _ report: inout RuleReport
  ) {
    let manner = value.isBase64 ? "in base64, which anyone can decode" : "in clear"
    let help = "encrypt it with SOPS or as a SealedSecret, or fetch it with an ExternalSecret"
    let message = "\(credential.title) is committed \(manner)"
    if let bytes = credential.bytes {
      report.add(
        message, in: object, within: value, at: bytes, member: credential.member, help: help)
    } else {
      report.add(message, in: object, at: value.node, help: help)
    }
  }
}
