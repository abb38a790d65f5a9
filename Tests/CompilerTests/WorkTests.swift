#if DEBUG
  import Compiler
  import Concurrency
  import Diagnosis
  import Resolution
  import Rules
  import Testing
  import YAMLSyntax

  /// No rule's work may grow faster than what it looks at, in a repository full of faults.
  ///
  /// Looks at nodes, objects and keys are counted, not time; what a rule does with lists of its own is
  /// not.
  @Suite struct WorkTests {
    /// What a rule did to a repository.
    private struct Work {
      let rule: String
      let looks: Int
      let findings: Int
    }

    @Test(arguments: RepeatedFixtures.Layout.allCases)
    func growsWithTheRepositoryOnly(_ layout: RepeatedFixtures.Layout) throws {
      let fixtures = try RepeatedFixtures(
        RuleProofTests.names.map { FixtureRepository(path: "rules/\($0)/bad") })
      let once = Self.work(in: fixtures.compile(copies: 2, layout).resolution)
      let twice = Self.work(in: fixtures.compile(copies: 4, layout).resolution)
      for (before, after) in zip(once, twice) {
        #expect(
          Double(after.looks) < 2.5 * Double(before.looks) + 100,
          "\(before.rule) looked \(before.looks), then \(after.looks) times")
      }
      // Nearly all rules have found something, so that their work was not cut short.
      let silent = once.filter { $0.findings == 0 }.map(\.rule)
      #expect(silent.count * 8 < once.count, "\(silent)")
    }

    private static func work(in resolution: Resolution) -> [Work] {
      var work: [Work] = []
      for rule in RuleCatalogue.all {
        if case .pageOnly = rule.manner { continue }
        let inspection = Inspection(resolution)
        let start = Looks.count
        let findings = RuleCatalogue.check(rule, over: inspection).count
        let looks = Looks.count - start
        work.append(
          Work(rule: rule.descriptor.name.text, looks: looks, findings: findings))
      }
      return work
    }
  }
#endif
