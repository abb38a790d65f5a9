import Diagnosis

/// `settings-deletion-removes-secrets`: found by `gesso plan`.
enum SettingsDeletionRemovesSecrets: Rule {
  static let descriptor = RuleDescriptor(
    "settings-deletion-removes-secrets", .warning, by: .controller,
    summary: "a Settings goes, and PaletteAI deletes its integration Secrets with it",
    explanation: """
      A Secret that stays in the repository is missing in the cluster until it is applied once more, \
      and credentials that are kept nowhere else are lost. Nothing is said of a Settings that goes \
      with its Project's namespace. --allow-delete settings/NAMESPACE/NAME says that it is meant, \
      unless Secrets stay in the repository. Only gesso plan reports this.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: Secrets are deleted with their Settings"
    ])
}
