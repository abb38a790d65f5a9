import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `access-widened`.
enum AccessWidenedCheck {
  /// One finding for each role that a group gains in something that was there before, at the group.
  static func findings(_ changes: [AccessChange], _ context: ChangeContext) -> [Finding] {
    changes.compactMap { change in
      guard change.isGain else { return nil }
      if let project = change.project {
        // What a Tenant's administrators gain is told once, at the Tenant.
        guard change.tenant == nil else { return nil }
        return finding(change, project, context)
      }
      return change.tenant.flatMap { administrator(change, $0, context) }
    }
  }

  private static func finding(
    _ change: AccessChange, _ name: String, _ context: ChangeContext
  ) -> Finding? {
    guard let index = context.survivors[.project]?[name],
      let role = Project.roles.first(where: { $0.name == change.role }),
      let token = token(change.group, in: context.head.catalogue[index].spec?[.roleMapping]?[role])
    else { return nil }
    let project = context.head.catalogue[index]
    return Finding(
      rule: "access-widened", severity: .note,
      message: "the group \"\(change.group)\" becomes \(change.role) of Project \"\(name)\"",
      object: project.reference, field: project.path(of: token),
      location: context.head.place(token.range), caption: "new here")
  }

  private static func administrator(
    _ change: AccessChange, _ name: String, _ context: ChangeContext
  ) -> Finding? {
    guard let index = context.survivors[.tenant]?[name],
      let tenant = Tenant(context.head.catalogue[index]),
      let token = token(change.group, in: tenant.adminGroups)
    else { return nil }
    let projects = context.head.resolution.projects(of: name)
    let reach =
      projects.isEmpty
      ? "" : ", and so of \(listed(projects.map { context.head.catalogue[$0].name }))"
    return Finding(
      rule: "access-widened", severity: .note,
      message: "the group \"\(change.group)\" becomes admin of Tenant \"\(name)\"\(reach)",
      object: tenant.object.reference, field: tenant.object.path(of: token),
      location: context.head.place(token.range), caption: "new here")
  }

  private static func token(_ group: String, in list: Node?) -> Node? {
    list?.items.first { $0.string == group }
  }
}
