import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `shared-namespace`.
enum SharedNamespace: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "shared-namespace", .error, severityNote: "warning for target 0.1", by: .controller,
    summary: "one namespace holds a Project and a Tenant's shared Settings",
    explanation: """
      Deleting a Project removes its namespace and everything in it for good. Where the Settings and \
      Secrets that all Projects of a Tenant work with lie there too, they go with it, and every other \
      Project of the Tenant stops working. Keep them in tenant-<tenant>, or in a namespace of their own \
      labelled `palette.ai/tenant`. Before 1.0 the namespace stayed; what is left then is that the \
      Project's people see the Tenant's credentials.
      """,
    sources: [
      "Delete Projects: the namespace and everything in it is removed",
      "Create and Manage Tenants, Create Tenant: a user namespace for shared Settings",
    ],
    conflict: """
      The documents' own examples collide: the namespace primary-dev holds the shared Settings in \
      Create and Manage Tenants and a Project in Configure Integrations. They come from different \
      versions and are not meant to be used together.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let severity: Severity = inspection.resolution.target == .v0_1 ? .warning : .error
    for place in inspection.tenantSettingsPlaces {
      guard case .project(let project) = place.standing else { continue }
      report.add(
        "namespace \"\(place.namespace)\" holds a Project and the Settings of Tenant "
          + "\"\(place.tenant.name)\"",
        as: severity, in: place.tenant, at: place.node, caption: "goes with the Project",
        related: [Label(message: "the Project lies here", location: location(of: project))],
        help: "keep the Settings in \"\(Tenant.namespace(of: place.tenant.name))\", or in a "
          + "namespace of their own")
    }
  }

  private static func location(of project: PlatformObject) -> SourceRange {
    project.metadata?[.namespace]?.range ?? project.blame
  }
}
