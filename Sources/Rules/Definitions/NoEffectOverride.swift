import Diagnosis

/// `no-effect-override`: found while definitions are expanded.
enum NoEffectOverride: Rule {
  static let descriptor = RuleDescriptor(
    "no-effect-override", .note, by: .advice,
    summary: "a Project sets exactly what it inherits",
    explanation: """
      The value is the same without being written, and whoever reads it takes it for a difference. Remove \
      it, unless it is to stay when the inherited one changes.
      """,
    sources: ["gesso's definitions: what a Project inherits"])
}
