import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `secret-namespace`.
enum SecretNamespace: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "secret-namespace", .error, by: .admission,
    summary: "an integration's Secret lies in another namespace than its Settings",
    explanation: """
      The Secrets of a Settings have to lie in its own namespace, so that credentials stay with those \
      who own them; the admission webhook refuses anything else. Only the Palette integration names \
      a namespace at all, and it can only be the Settings' own. Where the credentials are meant for a \
      whole Tenant, refer to one shared Settings from the Tenant instead of copying references.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: integration Secrets must reside in the same "
        + "namespace as the Settings resource",
      "Configure Integrations, Reference the Palette Secret from the Settings Resource",
    ],
    conflict: """
      The console's description of the TLS Secret (Create and Manage Projects) says "the same namespace \
      as the tenant"; the webhook's table speaks of the Settings' namespace, and that is checked.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let references = inspection.settingsSecrets
    for reference in references where reference.isForeign { add(foreign: reference, &report) }
    for missing in MissingSecret.all(in: references) {
      let places = inspection.secretDirectory.elsewhere(missing.target)
      if !places.isEmpty { add(missing, lyingIn: places, &report) }
    }
  }

  private static func add(foreign reference: SettingsSecret, _ report: inout RuleReport) {
    guard let node = reference.reference.namespace, let written = node.string,
      let own = reference.settings.namespace
    else { return }
    let place = reference.settings.metadata?[.namespace].map {
      Label(message: "the Settings lies in namespace \"\(own)\"", location: $0.range)
    }
    report.add(
      "Secret \"\(reference.name)\" is looked for in namespace \"\(written)\" instead of \"\(own)\"",
      in: reference.settings, at: node, caption: "not the Settings' own namespace",
      related: place.map { [$0] } ?? [],
      help: "write \"\(own)\", and have the Secret there")
  }

  private static func add(
    _ missing: MissingSecret, lyingIn places: [PlatformObject], _ report: inout RuleReport
  ) {
    let target = missing.target
    let found = places.prefix(3).map {
      Label(message: "it is defined in namespace \"\($0.namespace ?? "")\"", location: $0.blame)
    }
    report.add(
      "Secret \"\(target.name)\" is not in namespace \"\(target.namespace ?? "")\", where the Settings is",
      in: missing.first.settings, at: missing.first.reference.name,
      caption: "lies in another namespace", related: missing.labels + found,
      help: "provide the Secret in namespace \"\(target.namespace ?? "")\" too")
  }
}
