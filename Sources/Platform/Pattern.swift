import Synchronization

/// A regular expression of a schema, and what it said of the texts it has seen.
///
/// The same few texts come up thousands of times (`16 GB`), so each is matched once.
final class Pattern: Sendable {
  let text: String
  private let state: Mutex<State>

  private struct State {
    /// Made for the first text; a good many patterns never meet one.
    var regex: Regex<AnyRegexOutput>??
    var answers: [String: Bool] = [:]
  }

  init(_ text: String) {
    self.text = text
    state = Mutex(State())
  }

  /// Whether the pattern is found in a text; as in JSON Schema it is anchored only where it says so.
  ///
  /// A pattern that is no valid regular expression matches everything.
  func matches(_ text: String) -> Bool {
    state.withLock { state in
      if let known = state.answers[text] { return known }
      let made = state.regex ?? (try? Regex(self.text))
      state.regex = .some(made)
      guard let regex = made else { return true }
      let answer = text.firstMatch(of: regex) != nil
      state.answers[text] = answer
      return answer
    }
  }
}
