import Diagnosis
import Platform
import Resolution

/// `platform-default-object`.
enum PlatformDefaultObject: ObjectRule {
  static let descriptor = RuleDescriptor(
    "platform-default-object", .warning, by: .advice,
    summary: "an object that the platform makes itself is authored",
    explanation: """
      With `global.featureFlags.systemDefaultResources: true`, which is how it is installed, PaletteAI \
      makes the Tenant `default` and in the namespace `default` a Project, a Settings and a \
      ComputeConfig of that name. Whoever writes one of them as well has two owners for it, and each \
      undoes what the other does. Make a Tenant and Projects of your own, or switch the default ones off \
      in the Helm values and silence this rule.
      """,
    sources: [
      "Create and Manage Projects and Create and Manage Tenants, introduction",
      "Tenants and Projects, Default Resources",
    ])

  static let kinds: [Kind] = [.settings, .tenant, .computeConfig, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard subject.name == "default", object.kind == .tenant || subject.namespace == "default" else {
      return
    }
    report.add(
      "the platform makes \(object.phrase) itself", about: object,
      caption: "made by the platform",
      help: "choose another name, or set global.featureFlags.systemDefaultResources to false")
  }
}
