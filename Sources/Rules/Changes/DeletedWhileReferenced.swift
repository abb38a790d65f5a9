import Diagnosis

/// `deleted-while-referenced`: found by `gesso plan`.
enum DeletedWhileReferenced: Rule {
  static let descriptor = RuleDescriptor(
    "deleted-while-referenced", .error, by: .controller,
    summary: "a Settings, Secret, ComputeConfig or base goes while something still refers to it",
    explanation: """
      What refers to it never becomes ready again, or does not compile. Take the references out first; \
      a Tenant's settingsRef goes before its Settings. Something that takes its place under the same \
      name, or that the configuration says exists, is enough. Only gesso plan reports this.
      """,
    sources: [
      "Create and Manage Tenants, Modify a Tenant: the reference goes before the Settings",
      "Delete Tenants: list the Settings before their namespace is deleted",
    ])
}
