import Synchronization

/// A regular expression of a schema, and what it said of the texts it has seen.
///
/// The same few texts come up thousands of times (`16 GB`), so each is matched once.
final class Pattern: Sendable {
  let text: String
  private let state: Mutex<State>

  private struct State {
    let regex: Regex<AnyRegexOutput>?
    var answers: [String: Bool] = [:]
  }

  /// A pattern that is no valid regular expression matches everything.
  init(_ text: String) {
    self.text = text
    state = Mutex(State(regex: try? Regex(text)))
  }

  /// Whether the pattern is found in a text; as in JSON Schema it is anchored only where it says so.
  func matches(_ text: String) -> Bool {
    state.withLock { state in
      guard let regex = state.regex else { return true }
      if let known = state.answers[text] { return known }
      let answer = text.firstMatch(of: regex) != nil
      state.answers[text] = answer
      return answer
    }
  }
}
