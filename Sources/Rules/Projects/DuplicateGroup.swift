import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `duplicate-group`.
enum DuplicateGroup: ObjectRule {
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

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard mayRepeat(in: subject.object) else { return }
    var first: [String: GroupGrant] = [:]
    var last: [String: GroupGrant] = [:]
    GroupGrant.forEach(of: subject.object) { grant in
      guard !grant.isBlank else { return }
      let name = grant.name
      if let other = last[name], other.role == grant.role {
        add("\"\(name)\" is listed twice in \(grant.list)", .warning, grant, other, &report)
        return
      }
      last[name] = grant
      if let other = first[name] {
        add("\"\(name)\" is in \(other.list) and \(grant.list)", .note, grant, other, &report)
      } else {
        first[name] = grant
      }
    }
  }

  private static func mayRepeat(in object: PlatformObject) -> Bool {
    var sieve = RepetitionSieve()
    return !GroupGrant.allNames(of: object) { !sieve.mayHaveSeen($0) }
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
