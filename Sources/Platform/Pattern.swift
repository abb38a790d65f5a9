import Synchronization
import YAMLSyntax

/// A regular expression of a schema, and what it said of the texts it has seen.
///
/// The same few texts come up thousands of times (`16 GB`), so each is matched once.
final class Pattern: Sendable {
  let text: String
  private let state: Mutex<State>
  /// What was said of short texts, looked up without a lock and without a string; 0 where nothing was.
  private let shortAnswers = InlineArray<64, Atomic<UInt64>> { _ in Atomic(0) }

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
  func matches(_ text: Span<UInt8>) -> Bool {
    guard let short = ShortText(text) else { return matches(String(copying: text)) }
    let place = short.hash & 63
    let known = shortAnswers[place].load(ordering: .relaxed)
    if known == short.answered(true) { return true }
    if known == short.answered(false) { return false }
    let answer = matches(String(copying: text))
    shortAnswers[place].store(short.answered(answer), ordering: .relaxed)
    return answer
  }

  /// Whether the pattern is found in a text.
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

/// A text of up to seven bytes in one word, all of it.
private struct ShortText {
  /// The bytes, the first one lowest, and in the highest byte how many there are.
  private let bits: UInt64

  init?(_ text: Span<UInt8>) {
    guard text.count < 8 else { return nil }
    var bits = UInt64(text.count) << 56
    for index in text.indices { bits |= UInt64(text[index]) << UInt64(8 * index) }
    self.bits = bits
  }

  /// The text with an answer, which is never 0.
  func answered(_ answer: Bool) -> UInt64 { bits | (answer ? 3 : 1) << 62 }

  var hash: Int { Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}
