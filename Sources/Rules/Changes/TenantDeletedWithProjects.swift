import Diagnosis

/// `tenant-deleted-with-projects`: found by `gesso plan`.
enum TenantDeletedWithProjects: Rule {
  static let descriptor = RuleDescriptor(
    "tenant-deleted-with-projects", .error, by: .admission,
    summary: "a Tenant goes while Projects of it stay",
    explanation: """
      PaletteAI refuses to delete a Tenant as long as Projects name it. Delete its Projects, or keep \
      the Tenant; no --allow-delete helps. Only gesso plan reports this.
      """,
    sources: [
      "Create and Manage Tenants, Delete a Tenant: all Projects of the Tenant have to be deleted first",
      "Delete Tenants: the number of child Projects has to be 0",
    ])
}
