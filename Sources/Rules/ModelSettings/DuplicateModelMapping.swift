import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `duplicate-model-mapping`.
enum DuplicateModelMapping: ObjectRule {
  static let descriptor = RuleDescriptor(
    "duplicate-model-mapping", .warning, by: .advice,
    summary: "two mappings have the same source and the same filters",
    explanation: """
      When a model of a matching source is deployed, PaletteAI selects the Profile Bundle of the \
      mapping. Of two that match alike, nothing says which. Tell them apart by their filters, or remove \
      one.
      """,
    sources: [
      "Configure Integrations, Configure Project Model Settings: Profile Bundle mappings",
      "Create and Manage Projects, Modify Project, Model as a Service Mappings",
    ])

  /// What a mapping matches.
  private struct Match: Hashable {
    let source: String
    let filters: [String: String]
  }

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let project = Project(subject.object), mayRepeat(project.modelMappings) else { return }
    var first: [Match: Node] = [:]
    for mapping in project.modelMappings {
      guard let source = mapping[.source], let match = match(source, mapping[.sourceFilters])
      else { continue }
      guard let earlier = first[match] else {
        first[match] = source
        continue
      }
      report.add(
        "there is a mapping of \(match.source) with the same filters already",
        in: project.object, at: source,
        related: [Label(message: "the first of them", location: earlier.range)],
        help: "give it other filters, or remove one of the two")
    }
  }

  /// Whether two mappings may match the same: the order of filters does not count.
  private static func mayRepeat(_ mappings: Mappings) -> Bool {
    var sieve = RepetitionSieve()
    return mappings.contains { mapping in
      let source = mapping[.source]?.withText { RepetitionSieve.hash($0) } ?? 0
      guard let filters = mapping[.sourceFilters] else { return sieve.mayHaveSeen(source) }
      return sieve.mayHaveSeen(
        filters.entries.reduce(source) { hash, filter in
          let key = filter.key.withText { RepetitionSieve.hash($0) }
          return hash ^ (key &* 31 &+ filter.value.withText { RepetitionSieve.hash($0) })
        })
    }
  }

  /// Nil where the source or a filter is no text, which other rules report.
  private static func match(_ source: Node, _ filters: Node?) -> Match? {
    guard let source = source.string else { return nil }
    guard let filters, !filters.isNull else { return Match(source: source, filters: [:]) }
    guard filters.isMapping else { return nil }
    var texts: [String: String] = [:]
    for entry in filters.entries {
      guard let key = entry.key.string, let value = entry.value.string else { return nil }
      texts[key] = value
    }
    return Match(source: source, filters: texts)
  }
}
