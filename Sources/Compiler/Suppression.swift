import Diagnosis
import SourceText

/// What a comment silences of one rule.
struct Suppression: Sendable {
  /// The last day of a suppression, and where the comment says so.
  struct End: Sendable {
    let day: Day
    let location: SourceRange
  }

  let rule: RuleName
  /// The rule's name in the comment.
  let location: SourceRange
  /// Nil where it does not end.
  let end: End?
  /// The bytes that it covers; nil where the comment stands above nothing.
  let extent: ClosedRange<Int>?

  /// Whether it has not ended yet; its last day counts.
  func counts(on day: Day) -> Bool { end.map { $0.day >= day } ?? true }

  /// The bytes that stand for a whole file.
  static let wholeFile = 0...Int.max
}
