import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `no-settings`.
enum NoSettings: Rule {
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

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    let catalogue = resolution.catalogue
    for index in catalogue.whole(.project) {
      let object = catalogue[index]
      guard let spec = object.root.entry(.spec), spec.value.isMapping, hasNone(object),
        let tenant = resolution.tenant(of: index).map({ catalogue[$0] }),
        tenant.state == .whole, hasNone(tenant)
      else { continue }
      report.addAbsence(
        "neither Project \"\(object.name)\" nor its Tenant \"\(tenant.name)\" has Settings",
        in: object, field: "spec.settingsRef", at: spec.key, caption: "settingsRef is missing",
        related: [Label(message: "the Tenant has no settingsRef", location: tenant.blame)],
        help: "add a settingsRef to the Tenant, or one to every Project of it")
    }
  }

  private static func hasNone(_ object: PlatformObject) -> Bool {
    object.spec?.isPoison != true && (object.spec?[.settingsRef].map(\.isNull) ?? true)
  }
}
