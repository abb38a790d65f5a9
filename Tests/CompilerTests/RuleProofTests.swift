import Compiler
import Configuration
import Diagnosis
import Rules
import SourceText
import Testing

/// Each rule is proven by fixtures: without it, they no longer give what they expect.
///
/// Turning a rule off drops exactly what its `check` reports, so this is what breaking any one of them
/// would do to `FixtureTests`.
@Suite struct RuleProofTests {
  static let names = RuleCatalogue.names.filter { !RuleCatalogue.namesOfChanges.contains($0) }
    .map(\.text)

  @Test(arguments: names)
  func isMissedWhenItIsOff(_ name: String) throws {
    let cases = FixtureTests.ruleCases.filter { $0.path.hasPrefix("rules/\(name)/bad") }
    for fixture in cases {
      let expected = try fixture.files().flatMap { Place.expected(in: $0) }
      guard expected.contains(where: { $0.rule == name }) else { continue }
      let found = try fixture.compile { $0.rules[RuleName(name)] = .off }.places()
      let missed = difference(found: found, expected: expected).filter { $0.hasPrefix("-") }
      #expect(!missed.isEmpty, "\(fixture.path) does not need the rule")
    }
    #expect(!cases.isEmpty)
  }
}
