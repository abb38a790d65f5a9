import Diagnosis

/// `quota-lowered`: found by `gesso plan`.
enum QuotaLowered: Rule {
  static let descriptor = RuleDescriptor(
    "quota-lowered", .error,
    severityNote: "warning against the Default, and where the Project goes or is lowered too",
    by: .admission,
    summary: "a Tenant's GPU limit falls below what one of its Projects already has",
    explanation: """
      A Project's limit must not exceed its Tenant's, so the Tenant is refused, or the next change of \
      the Project is. Lower the Projects first. Where they are lowered or go in the same change, do that \
      before the Tenant is applied, since a bundle has the Tenant first. Only gesso plan reports this.
      """,
    sources: [
      "Tenants and Projects, Quota Inheritance: a Project's limit stays within its Tenant's"
    ],
    conflict: """
      No document says whether the webhook looks at the Projects when a Tenant changes; that it does is \
      assumed.
      """)
}
