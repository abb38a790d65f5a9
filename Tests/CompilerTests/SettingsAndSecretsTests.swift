import Compiler
import Diagnosis
import Rules
import SourceText
import Testing

/// What the comments of the fixtures cannot say about the rules on Settings and Secrets.
@Suite struct SettingsAndSecretsTests {
  /// A rule's case with the severities of that rule's findings, by file and position.
  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let severities: [Severity]

    init(_ path: String, _ severities: Severity...) {
      self.path = path
      self.severities = severities
    }

    var testDescription: String { path }
    var rule: RuleName { RuleName(String(path.prefix { $0 != "/" })) }
  }

  static let cases = [
    Case("settings-without-palette/bad", .warning, .error),
    Case("settings-without-palette/bad-both", .error),
    Case("settings-without-palette/bad-tenant", .error, .warning, .warning),
    Case("settings-without-palette/bad-0.1", .error),
    Case("duplicate-palette-credentials/bad", .warning, .error),
    Case("duplicate-palette-credentials/bad-spelling", .error, .error),
    Case("palette-secret/bad-unknown-member", .warning, .warning),
    Case("palette-host/bad", .error),
    Case("palette-host/bad-warnings", .warning, .warning, .warning, .warning, .error),
    Case("huggingface-secret/bad", .warning, .warning),
    Case("huggingface-secret/bad-token", .warning, .warning, .error),
    Case("ngc-secret/bad", .error, .error),
    Case(
      "ngc-secret/bad-logins", .error, .error, .error, .error, .error, .error, .error, .error,
      .error, .error, .warning),
  ]

  @Test(arguments: cases) func weighsWhatItFinds(_ example: Case) throws {
    let compilation = try FixtureRepository(path: "rules/\(example.path)").compile()
    let found = compilation.findings.filter { $0.rule == example.rule }
    #expect(found.map(\.severity) == example.severities)
  }

  static let repositories = FixtureTests.ruleCases.filter { fixture in
    ["secret", "palette", "credentials", "placeholder"].contains { fixture.path.contains($0) }
  }

  /// The values of Secrets in the fixtures are recognised by these words.
  static let values = ["not-a-real", "notAReal", "not:a-real", "someone", "bm90"]

  @Test(arguments: repositories) func repeatsNoValue(_ fixture: FixtureRepository) throws {
    for finding in try fixture.compile().findings {
      let texts =
        [finding.message, finding.caption, finding.help, finding.field].compactMap(\.self)
        + finding.related.map(\.message) + (finding.fix?.edits.map(\.replacement) ?? [])
      for text in texts {
        #expect(!Self.values.contains { text.contains($0) }, "\(finding.rule.text): \(text)")
      }
    }
  }
}
