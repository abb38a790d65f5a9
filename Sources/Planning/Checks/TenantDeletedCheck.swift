import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `tenant-deleted-with-projects`.
enum TenantDeletedCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    let (base, head) = (context.base, context.head)
    return context.deleted(.tenant).compactMap { index in
      let tenant = base.catalogue[index]
      let projects = head.resolution.projects(of: tenant.name)
      guard !projects.isEmpty else { return nil }
      return Finding(
        rule: "tenant-deleted-with-projects", severity: .error,
        message: "Tenant \"\(tenant.name)\" goes while Projects of it stay: "
          + listed(projects.map { head.catalogue[$0].name }),
        object: tenant.reference, field: "metadata.name", location: base.place(of: index),
        caption: "deleted",
        related: ChangeContext.labels(
          projects.map { project in
            let object = head.catalogue[project]
            let name = object.spec?[.tenantRef, .name]
            return (
              "Project \"\(object.name)\" stays and names it",
              name.map { head.place($0.range) } ?? head.place(of: project)
            )
          }),
        help: "PaletteAI refuses to delete a Tenant that has Projects; delete them first")
    }
  }
}
