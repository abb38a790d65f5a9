import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `duplicate-group`.
enum DuplicateGroup: Rule {
  static let descriptor = RuleDescriptor(
    "duplicate-group", .warning, severityNote: "note where it is in two roles", by: .advice,
    summary: "a group is listed twice",
    explanation: """
      Twice in one list a group has no more effect than once, and hides that perhaps another one was \
      meant. In two roles of a Project it has the rights of both, which are those of the greater role, \
      so the other says less than it seems to. A group that a definition inherits is not listed twice; \
      case counts.
      """,
    sources: [
      "Tenants and Projects, Project Roles",
      "Kubernetes, Using RBAC Authorization: rights add up",
    ])

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    let catalogue = resolution.catalogue
    for index in catalogue.whole(.tenant) + catalogue.whole(.project) {
      var elsewhere: [String: GroupGrant] = [:]
      for list in GroupGrant.all(of: catalogue[index]) {
        check(list, elsewhere, &report)
        for grant in list where elsewhere[grant.name] == nil { elsewhere[grant.name] = grant }
      }
    }
  }

  /// Compares a list's groups with one another and with those of the roles before.
  private static func check(
    _ list: [GroupGrant], _ elsewhere: [String: GroupGrant], _ report: inout RuleReport
  ) {
    var here: [String: GroupGrant] = [:]
    for grant in list where !grant.isBlank {
      if let first = here[grant.name] {
        add("\"\(grant.name)\" is listed twice in \(grant.list)", .warning, grant, first, &report)
        continue
      }
      here[grant.name] = grant
      guard let other = elsewhere[grant.name] else { continue }
      add(
        "\"\(grant.name)\" is in \(other.list) and \(grant.list)", .note, grant, other, &report)
    }
  }

  private static func add(
    _ message: String, _ severity: Severity, _ grant: GroupGrant, _ other: GroupGrant,
    _ report: inout RuleReport
  ) {
    report.add(
      message, as: severity, in: grant.object, at: grant.node, caption: "again",
      related: [Label(message: "it is listed here already", location: other.node.range)],
      help: "keep one of them")
  }
}
