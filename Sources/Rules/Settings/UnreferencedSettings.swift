import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unreferenced-settings`.
enum UnreferencedSettings: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "unreferenced-settings", .warning, by: .advice,
    summary: "a Settings that no Tenant and no Project references",
    explanation: """
      A Settings has no effect by itself, wherever it lies: a Tenant names it in spec.settingsRef for \
      all its Projects, or a Project of its namespace names it for itself. Add the reference, or remove \
      the Settings and its Secrets. A Settings that a misspelt reference most likely means is not \
      reported; the reference is.
      """,
    sources: [
      "Create and Manage Tenants, Create Tenant; Create and Manage Projects, Create Project"
    ],
    conflict: """
      Create and Manage Tenants itself creates a Settings in step 2 and, in step 3, a Tenant without a \
      settingsRef; the Projects then have no settings, so the Tenant needs the reference.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let (resolution, catalogue) = (inspection.resolution, inspection.catalogue)
    let idle = catalogue.whole(.settings).filter { index in
      !resolution.isReferredTo(index) && catalogue.namespace(at: index) != nil
        && !catalogue.name(at: index).isEmpty
    }
    guard !idle.isEmpty else { return }
    let meant = MeantSettings(resolution)
    let duplicates = Set(catalogue.duplicates.map(\.object))
    for index in idle where !duplicates.contains(index) && !meant.contains(catalogue[index]) {
      let settings = catalogue[index]
      report.add(
        "no Tenant and no Project refers to Settings \"\(settings.name)\"", about: settings,
        caption: "without effect",
        help: "refer to it in spec.settingsRef of a Tenant or of the Project in its namespace")
    }
  }
}
