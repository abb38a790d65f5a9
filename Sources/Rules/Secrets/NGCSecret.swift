import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ngc-secret`.
enum NGCSecret: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "ngc-secret", .error,
    severityNote: "warning for the type of a Secret that is not the pull secret",
    by: .advice,
    summary: "an NVIDIA NGC Secret that the registry does not accept",
    explanation: """
      One Secret serves for NGC's metadata and for pulling images, so it has the type \
      kubernetes.io/dockerconfigjson and, under `.dockerconfigjson`, the login for nvcr.io in JSON. \
      The user name is the literal text $oauthtoken, for everyone; a shell or envsubst that writes \
      the file replaces it by nothing unless it is quoted (`<< 'EOF'`). The password is the NGC API \
      key. `auth` may be left out; where it is given it is base64 of user name, colon and password, \
      and has to agree with them.
      """,
    sources: [
      "Configure Integrations, Create the NVIDIA NGC Secret",
      "Configure Integrations, Reference the NVIDIA NGC Secret from the Settings Resource: the type is "
        + "configurable, but serves as pull secret only as kubernetes.io/dockerconfigjson",
      "Kubernetes, Secrets, Docker config Secrets",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    let references = inspection.settingsSecrets(for: .ngc, .ngcPull)
    for secret in ReferencedSecret.all(of: references, in: resolution) {
      let hasType = checkType(of: secret, &report)
      if let value = secret.facts.value(of: RegistryLogin.key) {
        RegistryLogin(secret: secret, value: value)?.check(&report)
      } else if hasType {
        checkKey(of: secret, in: resolution, &report)
      }
    }
  }

  /// Whether the type is right, as far as it is known.
  private static func checkType(
    of secret: ReferencedSecret, _ report: inout RuleReport
  ) -> Bool {
    let facts = secret.facts
    let type = facts.type
    guard facts.isOwner, type.map({ $0.string != nil && !$0.text.hasPrefix("ENC[") }) ?? true,
      type?.string != RegistryLogin.type
    else { return true }
    let isPull = secret.references.contains { $0.reference.use == .ngcPull }
    let severity: Severity = isPull ? .error : .warning
    let help = "write type: \(RegistryLogin.type)"
    if let type {
      report.add(
        "the NGC Secret has the type \"\(type.text)\"", as: severity, in: secret.object, at: type,
        caption: "not \(RegistryLogin.type)", related: secret.labels, help: help)
    } else {
      report.addAbsence(
        "the NGC Secret has no type, and so is Opaque", as: severity, in: secret.object,
        field: "type", related: secret.labels, help: help)
    }
    return false
  }

  /// Reports a Secret without the one key of its type, unless that is secret-key-not-found's to tell.
  private static func checkKey(
    of secret: ReferencedSecret, in resolution: Resolution, _ report: inout RuleReport
  ) {
    guard let pull = secret.references.first(where: { $0.reference.use == .ngcPull }),
      pull.providers(in: resolution).first == secret.index,
      pull.lacks(RegistryLogin.key, in: resolution),
      !secret.references.contains(where: { $0.reference.key?.string == RegistryLogin.key })
    else { return }
    let parent = secret.facts.container.map { secret.object.path(of: $0) } ?? "stringData"
    report.addAbsence(
      "Secret \"\(pull.name)\" has no key \"\(RegistryLogin.key)\"", in: secret.object,
      field: "\(parent)[\"\(RegistryLogin.key)\"]", at: secret.facts.container,
      related: secret.labels, help: "put the login for nvcr.io under this key")
  }
}
