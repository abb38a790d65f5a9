import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `duplicate-display-name`.
enum DuplicateDisplayName: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "duplicate-display-name", .warning, by: .advice,
    summary: "two Projects of one Tenant have the same display name",
    explanation: """
      The Projects menu shows display names only. Two that are the same cannot be told apart, and \
      people work in the wrong Project. The platform does not mind.
      """,
    sources: ["Create and Manage Projects, ProjectSpec: the name as viewed from the Projects Menu"])

  /// What has to be different: the name within a Tenant.
  private struct Shown: Hashable {
    let tenant: String
    let name: String
  }

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    guard mayRepeat(in: inspection.catalogue) else { return }
    let catalogue = inspection.catalogue
    var first: [Shown: PlatformObject] = [:]
    for index in catalogue.whole(.project) {
      let object = catalogue[index]
      guard let project = Project(object), catalogue.index(of: object.key) == index,
        let node = project.displayName, let name = node.string,
        let tenant = project.tenantName?.string
      else { continue }
      let shown = Shown(tenant: tenant, name: name)
      guard let other = first[shown] else {
        first[shown] = object
        continue
      }
      report.add(
        "Project \"\(other.name)\" is called \"\(name)\" as well", in: object, at: node,
        caption: "the same display name",
        related: [Label(message: "the other Project", location: location(of: other))],
        help: "give one of them another displayName")
    }
  }

  /// Whether two Projects may have one name in one Tenant: as a rule the names' hashes tell that
  /// none do.
  private static func mayRepeat(in catalogue: Catalogue) -> Bool {
    var seen: Set<UInt64> = []
    for index in catalogue.indices(of: .project) where catalogue.isWhole(at: index) {
      guard let project = Project(catalogue[index]), let name = project.displayName,
        let tenant = project.tenantName
      else { continue }
      let hash =
        name.withText(RepetitionSieve.hash) &* 31 &+ tenant.withText(RepetitionSieve.hash)
      if !seen.insert(hash).inserted { return true }
    }
    return false
  }

  private static func location(of project: PlatformObject) -> SourceRange {
    project.spec?[.displayName]?.range ?? project.blame
  }
}
