import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `tenants-share-settings`.
enum TenantsShareSettings: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "tenants-share-settings", .warning, by: .advice,
    summary: "two Tenants work with one Settings",
    explanation: """
      Tenants are there to keep organisations apart. One Settings for two of them means one set of \
      credentials for both, which neither can change or delete without the other. Give each Tenant a \
      Settings of its own; if a common one is wanted, one Tenant with several Projects may be enough.
      """,
    sources: [
      "Tenants and Projects, When to Create Multiple Tenants",
      "Configure Integrations, Validation Constraints: a Settings owns its Secrets",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    let catalogue = resolution.catalogue
    var users: [ObjectKey: Reference] = [:]
    for index in catalogue.whole(.tenant) {
      guard let reference = resolution.reference(.tenantSettings, from: index),
        reference.referent != .missing, catalogue.index(of: catalogue[index].key) == index
      else { continue }
      guard let first = users[reference.target] else {
        users[reference.target] = reference
        continue
      }
      report.add(
        "Tenant \"\(catalogue[first.from].name)\" has the Settings \"\(reference.target.name)\" too",
        in: catalogue[index], at: reference.name, caption: "shared by two Tenants",
        related: [Label(message: "the other Tenant names it here", location: first.name.range)],
        help: "give each Tenant a Settings of its own")
    }
  }
}
