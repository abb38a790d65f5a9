import Diagnosis

/// `renamed-object`: found by `gesso plan`.
enum RenamedObject: Rule {
  static let descriptor = RuleDescriptor(
    "renamed-object", .error, by: .controller,
    summary:
      "a Project, Tenant or Settings changes its name or its Tenant: it is deleted and made anew",
    explanation: """
      Names cannot be changed, so another name means that the old object is deleted, with all that \
      the platform deletes with it, and another one is created. An object counts as renamed where one \
      of the same content, but for its displayName and what follows from the name, takes its place. \
      Where it is meant, say so with --allow-delete and the old name: tenant/NAME, project/NAME or \
      settings/NAMESPACE/NAME. A Project that follows a renamed Tenant is reported once that is \
      allowed. Only gesso plan reports this.
      """,
    sources: [
      "Project Settings: the name of a Settings cannot be changed",
      "Delete Projects: what deleting a Project removes",
    ],
    conflict: """
      No document says whether the Tenant of a Project can be changed in place; the reading that loses \
      data is used.
      """)
}
