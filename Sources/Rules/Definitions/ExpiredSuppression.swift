import Diagnosis

/// `expired-suppression`: found once all findings are known.
package enum ExpiredSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "expired-suppression", .warning, by: .advice,
    summary: "a gesso:ignore comment whose date has passed",
    explanation: """
      It was to end on the day that `until` names, and that day is over: the findings that it silenced are \
      reported again. Mend them and remove the comment, or choose a later day.
      """,
    sources: ["gesso's own comments: until=YYYY-MM-DD"])
}
