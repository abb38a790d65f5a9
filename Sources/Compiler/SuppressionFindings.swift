import Diagnosis
import Rules

/// What is said of comments that silence nothing, or do so no longer.
enum SuppressionFindings {
  /// Nil for a suppression that does not end.
  static func expired(_ suppression: Suppression) -> Finding? {
    guard let end = suppression.end else { return nil }
    return Finding(
      rule: ExpiredSuppression.name, severity: .warning,
      message: "the comment silenced \"\(suppression.rule.text)\" until \(end.day)",
      location: end.location, caption: "that day is over",
      help: "mend what it silenced and remove it, or choose a later day")
  }

  static func unused(_ suppression: Suppression) -> Finding {
    Finding(
      rule: UnusedSuppression.name, severity: .warning,
      message: "nothing is wrong here that \"\(suppression.rule.text)\" speaks of",
      location: suppression.location,
      caption: suppression.extent == nil ? "no key or item follows" : nil,
      help: suppression.extent == nil
        ? "move it above the key or item, or to the end of the line" : "remove it")
  }
}
