import Diagnosis
import Platform
import Resolution

/// `project-deleted`.
enum ProjectDeletedCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    let base = context.base
    let projects = context.deleted(.project)
    guard !projects.isEmpty else { return [] }
    let places = Dictionary(grouping: context.head.catalogue.objects.indices) { index in
      let object = context.head.catalogue[index]
      return object.kind == .namespace ? object.name : object.namespace ?? ""
    }
    return projects.compactMap { index in
      let project = base.catalogue[index]
      let survivors = places[project.namespace ?? project.name] ?? []
      let isAllowed = context.isAllowed(project.key)
      // A rename has a rule of its own; a permission does not speak for what stays.
      guard context.renames.successor(of: index) == nil || isAllowed,
        !isAllowed || !survivors.isEmpty
      else { return nil }
      return Finding(
        rule: "project-deleted", severity: isAllowed ? .warning : .error,
        message: message(project, isAllowed: isAllowed), object: project.reference,
        field: "metadata.name", location: base.place(of: index), caption: "deleted",
        related: ChangeContext.labels(
          survivors.map {
            (
              "\(context.head.catalogue[$0].phrase) stays here but is removed with the namespace",
              context.head.place(of: $0)
            )
          }),
        help: isAllowed
          ? "move it to another namespace first"
          : "the data cannot be recovered; \(context.permission(project.key))")
    }
  }

  private static func message(_ project: PlatformObject, isAllowed: Bool) -> String {
    let namespace = project.namespace ?? project.name
    return isAllowed
      ? "Project \"\(project.name)\" takes namespace \"\(namespace)\" along, and what stays in it"
      : "Project \"\(project.name)\" goes, and its namespace \"\(namespace)\" with everything in it"
  }
}
