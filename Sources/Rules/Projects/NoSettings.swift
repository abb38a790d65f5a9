import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `no-settings`.
enum NoSettings: ObjectRule {
  static let descriptor = RuleDescriptor(
    "no-settings", .error, by: .controller,
    summary: "neither a Project nor its Tenant has Settings",
    explanation: """
      A Project without a `settingsRef` inherits its Tenant's Settings. Where the Tenant has none either, \
      there is nothing to inherit: the Project never becomes ready and can deploy nothing. Give the \
      Tenant a `settingsRef` for all its Projects, or each Project one of its own.
      """,
    sources: [
      "Create and Manage Tenants, Create Tenant, step 2, and Validate, step 1: Projects must specify "
        + "their own settingsRef",
      "Create and Manage Projects, Create Project: the Project inherits the Tenant's default Settings",
    ],
    conflict: """
      Create and Manage Projects says that whoever skips Settings inherits the Tenant's, as if every \
      Tenant had some; Create and Manage Tenants makes them optional and says what follows.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard object.spec?.isMapping == true, hasNone(object),
      let tenant = subject.resolution.tenant(of: subject.index)
        .map({ subject.resolution.catalogue[$0] }),
      tenant.state == .whole, hasNone(tenant)
    else { return }
    report.addAbsence(
      "neither Project \"\(object.name)\" nor its Tenant \"\(tenant.name)\" has Settings",
      in: object, field: "spec.settingsRef", at: object.root.entry(.spec)?.key,
      caption: "settingsRef is missing",
      related: [Label(message: "the Tenant has no settingsRef", location: tenant.blame)],
      help: "add a settingsRef to the Tenant, or one to every Project of it")
  }

  private static func hasNone(_ object: PlatformObject) -> Bool {
    object.spec?.isPoison != true && (object.spec?[.settingsRef].map(\.isNull) ?? true)
  }
}
