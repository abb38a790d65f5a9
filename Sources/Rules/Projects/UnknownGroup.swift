import Configuration
import Diagnosis
import Platform
import Resolution

/// `unknown-group`.
enum UnknownGroup: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "unknown-group", .warning, by: .advice,
    summary: "a group is none that the identity provider is said to have",
    explanation: """
      A role that goes to a group nobody is in goes to nobody, and to whoever makes a group of that name \
      later. Case matters. The rule works where `knownGroups` in gesso.yaml lists the groups; a new one \
      is added there first.
      """,
    sources: [
      "Create and Manage Projects, Access control: the groups must match the identity provider's",
      "User Impersonation: groups are matched by name",
    ])

  static let reach: [Reach] = [.nothing]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let groups = inspection.resolution.configuration.knownGroups
    guard !groups.isEmpty else { return }
    let known = Set(groups)
    var meant: [String: String?] = [:]
    for kind in [Kind.tenant, .project] {
      for index in inspection.catalogue.whole(kind) {
        GroupGrant.forEach(of: inspection.catalogue[index]) { grant in
          // invalid-group and system-group.
          if known.contains(grant.name) || grant.isBlank || grant.isSystem { return }
          let nearest = meant[grant.name] ?? nearest(to: grant.name, in: groups)
          meant[grant.name] = .some(nearest)
          add(grant, nearest, &report)
        }
      }
    }
  }

  private static func add(_ grant: GroupGrant, _ nearest: String?, _ report: inout RuleReport) {
    report.add(
      "the group \"\(grant.name)\" is not known", in: grant.object, at: grant.node,
      caption: "not in knownGroups",
      help: nearest.map { "did you mean \"\($0)\"?" }
        ?? "add it to knownGroups in gesso.yaml if the identity provider has it")
  }
}
