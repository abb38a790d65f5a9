import Diagnosis

/// `unknown-suppression`: found while comments are read.
package enum UnknownSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "unknown-suppression", .warning, by: .advice,
    summary: "a gesso:ignore comment that cannot silence anything",
    explanation: """
      A comment names the rules it silences and says why: `# gesso:ignore RULE[, RULE]: reason`, with \
      `until=YYYY-MM-DD` before the colon if it is to end. This one names a rule that does not exist, \
      gives no reason or no such date, or names a rule whose object PaletteAI's admission webhook \
      refuses whatever a comment says. It silences nothing.
      """,
    sources: ["gesso's own comments, so that none of them lies"])
}
