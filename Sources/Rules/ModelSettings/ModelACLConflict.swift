import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `model-acl-conflict`.
enum ModelACLConflict: ObjectRule {
  static let descriptor = RuleDescriptor(
    "model-acl-conflict", .error, by: .advice,
    summary: "a model is both allowed and disallowed",
    explanation: """
      Of two entries the more specific one counts: a name wins over a pattern, which is how a list with \
      `*` and a few exceptions works. One and the same entry in both lists has no meaning. Remove it \
      from one of them.
      """,
    sources: [
      "Configure Integrations, Configure Project Model Settings: allow and disallow lists"
    ],
    conflict: """
      The example allows two models and disallows `*`, so what is allowed wins; the text allows a \
      registry except for an organization, so what is disallowed wins. Both hold if the more specific \
      entry wins, and that is gesso's reading.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    ModelAccessList.forEach(of: subject.object) { list in
      guard mayConflict(list) else { return }
      let allowed = Dictionary(list.allowed.map { ($0.text, $0) }) { first, _ in first }
      for entry in list.disallowed {
        guard let other = allowed[entry.text] else { continue }
        report.add(
          "\"\(entry.text)\" is both allowed and disallowed", in: list.object, at: entry,
          related: [Label(message: "it is allowed here", location: other.range)],
          help: "remove it from one of the lists")
      }
    }
  }

  /// Whether anything may stand in both lists.
  private static func mayConflict(_ list: ModelAccessList) -> Bool {
    var sieve = RepetitionSieve()
    for entry in list.allowed { _ = entry.withText { sieve.mayHaveSeen($0) } }
    return list.disallowed.contains { entry in entry.withText { sieve.mayHaveSeen($0) } }
  }
}
