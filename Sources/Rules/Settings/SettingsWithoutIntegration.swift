import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `settings-without-integration`.
enum SettingsWithoutIntegration: ObjectRule {
  static let descriptor = RuleDescriptor(
    "settings-without-integration", .error, by: .admission,
    summary: "a Settings without any integration",
    explanation: """
      A Settings exists to hold integrations, and at least one has to be configured; an empty one is \
      refused. Add the Palette integration, which every Project needs in the end, or take the Settings \
      and the references to it away, so that the Projects inherit their Tenant's.
      """,
    sources: [
      "Create and Manage Projects, Modify Project: all Settings must have at least one integration",
      "Project Settings: add at least one integration",
    ])

  static let kinds = [Kind.settings]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let settings = subject.object
    guard case .empty = IntegrationList(of: settings) else { return }
    report.addAbsence(
      "Settings \"\(settings.name)\" has no integration", in: settings,
      field: "spec.integrations", at: IntegrationList.key(in: settings),
      help: "add a palette integration, or remove the Settings and what refers to it")
  }
}
