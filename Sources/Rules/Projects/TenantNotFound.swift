import Diagnosis
import Platform
import Resolution

/// `tenant-not-found`.
enum TenantNotFound: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "tenant-not-found", .error, by: .admission,
    summary: "a Project names a Tenant that does not exist",
    explanation: """
      `spec.tenantRef.name` is the `metadata.name` of a Tenant, not its display name. The Tenant has to \
      be there before its Projects: quotas, inherited Settings and the rights of its admins all come \
      from it. If the Tenant is made elsewhere, name it under `externals.tenants` in gesso.yaml.
      """,
    sources: [
      "Create and Manage Projects, Prerequisites: an existing Tenant",
      "Create and Manage Projects, ProjectSpec: tenantRef.name",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    var suggestions = NameSuggestions(.tenant, in: resolution)
    for reference in inspection.missing where reference.role == .projectTenant {
      let nearest = suggestions.suggestion(for: reference.target)
      report.add(
        "Tenant \"\(reference.target.name)\" does not exist",
        in: resolution.catalogue[reference.from], at: reference.name, caption: "no such Tenant",
        related: nearest?.related ?? [],
        help: nearest?.help ?? "add the Tenant, or name it under externals.tenants in gesso.yaml")
    }
  }
}
