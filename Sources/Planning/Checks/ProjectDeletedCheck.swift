import Diagnosis
import Platform
import Resolution

/// `project-deleted`.
enum ProjectDeletedCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    let base = context.base
    return context.deleted(.project).compactMap { index in
      let project = base.catalogue[index]
      let survivors = survivors(of: project, context)
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

  /// The objects of the new state that lie in the namespace which goes, ascending.
  private static func survivors(of project: PlatformObject, _ context: ChangeContext) -> [Int] {
    let namespace = project.namespace ?? project.name
    return context.head.catalogue.objects.indices.filter {
      let object = context.head.catalogue[$0]
      return object.namespace == namespace || object.kind == .namespace && object.name == namespace
    }
  }
}
