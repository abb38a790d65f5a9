import Compiler
import Diagnosis
import Foundation
import Planning
import Reporting
import Rules
import SourceText
import Testing

/// Every folder of `fixtures/plan` gives the plan that lies beside it, in every format.
///
/// A fixture has the states `base` and `head`, and in `allow` one permission a line.
@Suite struct PlanTests {
  static let cases = FixtureTests.folders("plan")
  static let files: [(format: PlanFormat, name: String)] = [
    (.text, "plan.txt"), (.markdown, "plan.md"), (.json, "plan.json"),
  ]

  static func plan(of name: String) throws -> (plan: Plan, base: Compilation, head: Compilation) {
    let base = try FixtureRepository(path: "plan/\(name)/base").compile()
    let head = try FixtureRepository(path: "plan/\(name)/head").compile()
    let file = FixtureRepository.fixtures.appending(path: "plan/\(name)/allow")
    let allowed = try ((try? String(contentsOf: file, encoding: .utf8)) ?? "")
      .split(separator: "\n").map { try #require(Allowance(String($0))) }
    return (Compiler.plan(from: base, to: head, allowing: allowed), base, head)
  }

  @Test(arguments: cases)
  func isTheGolden(_ name: String) throws {
    let (plan, base, head) = try Self.plan(of: name)
    // Only what the fixture is about may be wrong with it.
    #expect(base.findings.filter { $0.severity == .error }.map(\.message) == [])
    let report = PlanReport(
      version: "0.0.0", target: "1.1", plan: plan,
      base: PlanState(.revision, revision: String(repeating: "0", count: 40), name: "main"),
      head: PlanState(
        .worktree, name: "the work tree",
        errors: head.findings.count { $0.severity == .error }),
      lintCommand: "gesso lint")
    for (format, file) in Self.files {
      let text = render(report, as: format)
      #expect(!text.contains("k-"), "a secret in \(file)")
      try compare(text, with: FixtureRepository.fixtures.appending(path: "plan/\(name)/\(file)"))
    }
  }

  private func compare(_ text: String, with golden: URL) throws {
    let name = "\(golden.deletingLastPathComponent().lastPathComponent)/\(golden.lastPathComponent)"
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: golden)
      Issue.record("wrote \(name); look at it, then run again without UPDATE_SNAPSHOTS")
      return
    }
    let stored = try? String(contentsOf: golden, encoding: .utf8)
    #expect(stored == text, "\(name) differs or is missing")
  }

  /// The way from a state to itself is none, whatever the state is.
  @Test(arguments: cases)
  func nothingHappensFromAStateToItself(_ name: String) throws {
    let (_, base, head) = try Self.plan(of: name)
    for state in [base, head] {
      let plan = Compiler.plan(from: state, to: state)
      #expect(plan.steps.map(\.object) == [])
      #expect(plan.findings.map(\.message) == [])
      #expect(plan.access.isEmpty)
      #expect(Compiler.findings(of: state, since: state).map(\.message) == [])
    }
  }

  /// No step comes before what it depends on, and what goes does so the other way round.
  @Test func orderIsSafe() throws {
    let head = try FixtureRepository(path: "acme").compile()
    let empty = try FixtureRepository(path: "plan/cycle/base").compile()
    let creation = Compiler.plan(from: empty, to: head)
    #expect(creation.steps.count == head.objects)
    #expect(creation.steps.allSatisfy { $0.action == .create })
    #expect(creation.loops.isEmpty)
    let deletion = Compiler.plan(from: head, to: empty)
    let kinds = deletion.steps.filter { $0.cause == nil && $0.action == .delete }.map(\.object.kind)
    let order = ["Project", "ComputeConfig", "Tenant", "Settings", "Secret", "Namespace"]
    let places = order.compactMap { kind in kinds.firstIndex(of: kind) }
    #expect(places == places.sorted())
    let lasts = order.compactMap { kind in kinds.lastIndex(of: kind) }
    #expect(lasts == lasts.sorted())
  }

  @Test func everyRuleOnChangesHasAFixtureThatBreaksIt() throws {
    for rule in RuleCatalogue.namesOfChanges {
      #expect(Self.cases.contains(rule.text), "there is no fixtures/plan/\(rule.text)")
      let (plan, _, _) = try Self.plan(of: rule.text)
      #expect(plan.findings.contains { $0.rule == rule }, "\(rule.text) is not broken")
    }
  }

  @Test(arguments: [
    ("tenant/research", "tenant/research"), ("Project/vision", "project/vision"),
    ("settings/vision/shared", "settings/vision/shared"), ("settings/shared", nil),
    ("project", nil), ("project/", nil), ("secret/a", nil), ("project/a/b", nil), ("", nil),
  ])
  func readsPermissions(_ text: String, _ meaning: String?) {
    #expect(Allowance(text)?.text == meaning)
  }
}
