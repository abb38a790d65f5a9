import Diagnosis
import Fixing
import SourceText
import Testing

/// A linter over one file in which words have fixes: `a>b` offers to write `b` for each `a`.
private struct WordLinter {
  /// What to write instead of a word, by rule.
  let fixes: [(rule: RuleName, word: String, replacement: String)]
  /// Words that are errors.
  var errors: [String] = []
  var secrets: [Range<Int>] = []

  func lint(_ text: String) -> Linted {
    var findings: [Finding] = []
    for fix in fixes {
      for range in ranges(of: fix.word, in: text) {
        findings.append(
          Finding(
            rule: fix.rule, severity: .warning, message: fix.word, location: range,
            fix: Fix(title: "fix", edits: [Edit(range: range, replacement: fix.replacement)])))
      }
    }
    findings.sort { $0.location < $1.location }
    for word in errors {
      findings += ranges(of: word, in: text).map {
        Finding(rule: "error", severity: .error, message: "there is \(word)", location: $0)
      }
    }
    let file = SourceFile(path: "f", bytes: Array(text.utf8), sensitive: secrets)
    return Linted(
      sources: Sources(files: [file]), findings: findings, wanted: findings,
      malformed: ranges(of: "?", in: text).count)
  }

  private func ranges(of word: String, in text: String) -> [SourceRange] {
    let (bytes, word) = (Array(text.utf8), Array(word.utf8))
    guard bytes.count >= word.count else { return [] }
    return (0...bytes.count - word.count).filter { bytes[$0...].starts(with: word) }.map {
      SourceRange(source: SourceID(0), start: $0, end: $0 + word.count)
    }
  }

  func fix(_ text: String) -> (text: String, outcome: FixOutcome) {
    let outcome = FixRun.run(from: lint(text)) { files in
      files.first.map { lint(String(decoding: $0.bytes, as: UTF8.self)) } ?? lint(text)
    }
    return (String(decoding: outcome.linted.sources.files[0].bytes, as: UTF8.self), outcome)
  }
}

@Suite struct FixRunTests {
  @Test func fixesUntilNothingIsLeft() {
    let linter = WordLinter(fixes: [("one", "a", "b"), ("two", "b", "c")])
    let (text, outcome) = linter.fix("a-b-a")
    #expect(text == "c-c-c")
    #expect(outcome.applied == 5)
    #expect(outcome.changes.map { $0.text.bytes } == [Array("c-c-c".utf8)])
  }

  @Test func theFirstOfTwoOverlappingFixesWins() {
    let linter = WordLinter(fixes: [("one", "ab", "x"), ("two", "bc", "y"), ("three", "xc", "z")])
    #expect(linter.fix("abc bc").text == "z y")
  }

  @Test func aFixThatBringsAnErrorAboutIsLeftOut() {
    let linter = WordLinter(fixes: [("one", "a", "b"), ("two", "c", "d")], errors: ["d"])
    let (text, outcome) = linter.fix("a c a")
    #expect(text == "b c b")
    #expect(outcome.refusals.map(\.finding.rule) == ["two"])
    #expect(outcome.refusals.map { $0.consequence?.message } == ["there is d"])
  }

  @Test func aFixThatMakesTheFileUnreadableIsLeftOut() {
    let (text, outcome) = WordLinter(fixes: [("one", "a", "?"), ("two", "b", "c")]).fix("ab")
    #expect(text == "ac")
    #expect(outcome.refusals.count == 1)
    #expect(outcome.refusals[0].consequence == nil)
  }

  @Test(arguments: ["a", "b", "ax b", "za"])
  func fixesThatUndoOneAnotherAreLeftAlone(text: String) {
    let linter = WordLinter(fixes: [("one", "a", "b"), ("two", "b", "a"), ("three", "z", "y")])
    let (fixed, outcome) = linter.fix(text)
    #expect(outcome.contradictions.contains("one") && outcome.contradictions.contains("two"))
    #expect(linter.fix(fixed).text == fixed)
  }

  @Test func fixesWithoutEndStop() {
    let (text, _) = WordLinter(fixes: [("one", "a", "ab")]).fix("a")
    #expect(text.hasPrefix("abbb") && text.count < 100)
  }

  @Test func secretsAreNotTouched() {
    let linter = WordLinter(fixes: [("one", "a", "b"), ("two", "s", "")], secrets: [2..<4])
    #expect(linter.fix("a as a").text == "b as b")
  }

  @Test func unwantedFixesStayAsTheyAre() {
    let all = WordLinter(fixes: [("one", "a", "b")]).lint("a")
    let linted = Linted(sources: all.sources, findings: all.findings, wanted: [], malformed: 0)
    let outcome = FixRun.run(from: linted) { _ in linted }
    #expect(outcome.changes.isEmpty && outcome.applied == 0)
  }
}
