import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `renamed-object`.
enum RenamedObjectCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    renamed(context) + moved(context)
  }

  /// Objects that went and came back under another name.
  private static func renamed(_ context: ChangeContext) -> [Finding] {
    context.renames.pairs.compactMap { pair in
      let old = context.base.catalogue[pair.base]
      let new = context.head.catalogue[pair.head]
      guard !context.isAllowed(old.key) else { return nil }
      // What lies in a Project's namespace goes and comes with it.
      if old.kind == .settings, let namespace = old.namespace,
        context.causes.project(with: namespace) != nil
      {
        return nil
      }
      return Finding(
        rule: "renamed-object", severity: .error,
        message: "\(old.kind.name) \"\(old.name)\" becomes \"\(new.name)\": "
          + "it is deleted and created anew\(loss(old))",
        object: new.reference, field: "metadata.name", location: context.head.place(of: pair.head),
        caption: "the new name",
        related: [Label(message: "the old name", location: context.base.place(of: pair.base))],
        help: "names cannot be changed; keep the old one, or \(context.permission(old.key))")
    }
  }

  private static func loss(_ object: PlatformObject) -> String {
    switch object.kind {
    case .project: ", and its namespace with everything in it is lost"
    case .settings: ", and PaletteAI deletes its integration Secrets"
    default: ""
    }
  }

  /// Projects that another Tenant gets.
  private static func moved(_ context: ChangeContext) -> [Finding] {
    context.comparison.tenantChanges.compactMap { change in
      let project = context.head.catalogue[change.head]
      guard !context.isAllowed(project.key), !isRenamed(change, context) else { return nil }
      return Finding(
        rule: "renamed-object", severity: .error,
        message: "Project \"\(project.name)\" moves from Tenant \"\(change.old)\" to "
          + "\"\(change.new)\", which takes deleting and creating it anew: "
          + "its namespace with everything in it is lost",
        object: project.reference, field: "spec.tenantRef.name",
        location: context.head.place(change.newName.range), caption: "another Tenant",
        related: [
          Label(message: "the old Tenant", location: context.base.place(change.oldName.range))
        ],
        help: "keep the Tenant, or \(context.permission(project.key))")
    }
  }

  /// Whether the Tenant itself has another name, which is reported there.
  private static func isRenamed(_ change: TenantChange, _ context: ChangeContext) -> Bool {
    let key = ObjectKey(kind: .tenant, namespace: nil, name: change.old)
    return context.renames.newName(ofTenant: change.old) == change.new && !context.isAllowed(key)
  }
}
