import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `qualified-settings-ref`.
enum QualifiedSettingsRef: ObjectRule {
  static let descriptor = RuleDescriptor(
    "qualified-settings-ref", .error,
    severityNote: "warning where it is the Project's own namespace, and for target 0.1 where the "
      + "Tenant's Settings of the name lies there",
    by: .schema,
    summary: "a Project's settingsRef has a namespace",
    explanation: """
      A Project refers to a Settings by name only. The API server drops the namespace without a word, and \
      the name is looked up in the Project's own namespace, so a reference to another one leads to \
      another object or to none. Leave the namespace out. To work with the Tenant's Settings leave out \
      `settingsRef` altogether.
      """,
    sources: [
      "Configure Settings: name-only reference",
      "Create and Manage Projects, ProjectSpec: the Settings must be in the Project's namespace",
      "Tenants and Projects and Configure Integrations: the examples",
    ],
    conflict: """
      In Tenants and Projects, which is older, a Project names its Tenant's Settings in another namespace, \
      by name only too. So the field was never there; with target 0.1 the name alone reaches the Tenant's \
      Settings all the same.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let entry = object.spec?[.settingsRef]?.entry(.namespace), !entry.value.isNull else {
      return
    }
    let isOwn = isOwn(entry.value, of: object)
    let reachesTenant = reachesTenant(entry.value, from: subject.index, in: subject.resolution)
    report.add(
      "settingsRef of Project \"\(object.name)\" names namespace \"\(entry.value.text)\", but takes "
        + "a name only",
      as: isOwn || reachesTenant ? .warning : .error, in: object, at: entry.key,
      field: "spec.settingsRef.namespace",
      caption: isOwn ? "superfluous" : "not \"\(object.namespace ?? object.name)\"",
      help: isOwn ? "remove it" : help(object))
  }

  private static func isOwn(_ value: Node, of object: PlatformObject) -> Bool {
    guard let namespace = value.string else { return false }
    return namespace.isEmpty || namespace == object.namespace || namespace == object.name
  }

  /// Whether target 0.1 finds the Settings all the same, since the Tenant has it.
  private static func reachesTenant(
    _ value: Node, from project: Int, in resolution: Resolution
  ) -> Bool {
    guard resolution.target == .v0_1, let tenant = resolution.tenant(of: project),
      let shared = resolution.reference(.tenantSettings, from: tenant)
    else { return false }
    let name = resolution.reference(.projectSettings, from: project)?.target.name
    return shared.target.name == name && shared.target.namespace == value.string
  }

  private static func help(_ object: PlatformObject) -> String {
    "remove it and keep the Settings in \"\(object.namespace ?? object.name)\", or remove settingsRef "
      + "to inherit the Tenant's"
  }
}
