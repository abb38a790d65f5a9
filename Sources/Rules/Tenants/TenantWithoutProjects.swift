import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `tenant-without-projects`.
enum TenantWithoutProjects: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "tenant-without-projects", .note, by: .ui,
    summary: "no Project belongs to a Tenant",
    explanation: """
      The console shows a Tenant only to people who have a role in one of its Projects. Until there is \
      one, nobody sees the Tenant there, its admins included. If its Projects are kept elsewhere, \
      silence the rule.
      """,
    sources: [
      "Create and Manage Tenants (0.2.x), Limitations",
      "Tenant Overview and Tenant Settings, Prerequisites",
    ],
    conflict: """
      In a real installation a group in tenantRoleMapping was seen to be enough once any Project of the \
      Tenant existed; the documents want it in a Project's roleMapping too. Both agree that without a \
      Project the Tenant stays hidden.
      """,
    since: "0.2")

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    let catalogue = resolution.catalogue
    let idle = catalogue.whole(.tenant).filter { index in
      let object = catalogue[index]
      return !object.name.isEmpty && catalogue.index(of: object.key) == index
        && resolution.projects(of: object.name).isEmpty
    }
    guard !idle.isEmpty, allProjectsAreKnown(in: resolution) else { return }
    let meant = tenantsMeant(in: inspection)
    for object in idle.lazy.map({ catalogue[$0] }) where !meant.contains(object.name) {
      report.add(
        "no Project belongs to Tenant \"\(object.name)\"", about: object,
        caption: "invisible in the console",
        help: "add a Project with tenantRef.name \"\(object.name)\"")
    }
  }

  /// Whether the Tenant of every Project could be read.
  private static func allProjectsAreKnown(in resolution: Resolution) -> Bool {
    let catalogue = resolution.catalogue
    if catalogue.unreadable.anything || catalogue.unreadable.kinds.contains(.project) {
      return false
    }
    return catalogue.indices(of: .project).allSatisfy {
      catalogue[$0].state == .whole || catalogue[$0].spec?[.tenantRef, .name]?.string != nil
    }
  }

  /// The Tenants that a Project most likely meant whose own reference leads nowhere.
  private static func tenantsMeant(in inspection: Inspection) -> Set<String> {
    var suggestions = NameSuggestions(.tenant, in: inspection.resolution)
    var names: Set<String> = []
    for reference in inspection.missing where reference.role == .projectTenant {
      if let meant = suggestions.suggestion(for: reference.target) { names.insert(meant.key.name) }
    }
    return names
  }
}
