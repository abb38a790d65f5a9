import ArgumentParser
import Compiler
import Configuration
import Diagnosis
import Planning
import Platform
import Reporting
import Repository

/// `gesso plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what a change does to the cluster.",
    discussion: """
      Compiles two states of the repository and compares what the cluster would see: objects created, \
      changed and deleted in the order in which it must happen, who gains or loses access, which \
      quotas move. Unsafe deletions are errors. BASE is HEAD unless named; without ..HEAD the new \
      state is the work tree, or the index with --staged. A... starts where the two last were one.

      Places in BASE are shown as git grep shows them: BASE:path:line:column.

      Exit codes: 0 a safe plan; 1 an unsafe one, or with --exit-code any change; 2 wrong usage or \
      configuration; 3 an input could not be read.

      Examples:
        gesso plan
        gesso plan --staged
        gesso plan origin/main
        gesso plan origin/main...HEAD --format markdown=plan.md
        gesso plan --from-empty
        gesso plan --allow-delete project/vision
      """)

  @Argument(help: ArgumentHelp("What to compare.", valueName: "base[..head]"))
  var range: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: PlanOptions

  @Flag(help: "Start from a cluster that has nothing yet.")
  var fromEmpty = false

  @Option(
    help: ArgumentHelp(
      "Allow that an object goes: tenant/NAME, project/NAME or settings/NAMESPACE/NAME. Repeatable.",
      valueName: "kind/name"))
  var allowDelete: [Allowance] = []

  @Flag(help: "End with 1 where anything changes.")
  var exitCode = false

  func validate() throws {
    let names = RevisionRange(range)
    if fromEmpty, range != nil {
      throw ValidationError(
        "--from-empty starts from nothing, so it takes no BASE; --rev names HEAD")
    }
    if names.head != nil, source.staged || source.rev != nil {
      throw ValidationError(
        "\(range ?? "") names the new state already; leave --staged and --rev out")
    }
  }

  func run() throws {
    let states = try PlanInput.load(
      range: RevisionRange(range), fromEmpty: fromEmpty, source, showsProgress: !output.quiet)
    let (base, head) = (states.base.compile(), states.head.compile())
    let plan = Compiler.plan(from: base, to: head, allowing: allowDelete)
    let failures = states.base.failures + states.head.failures
    if failures.isEmpty { try refuseUnusedAllowances(plan) }
    let report = PlanReport(
      version: Version.text, target: states.head.configuration.target.rawValue, plan: plan,
      base: states.state(of: base, isHead: false), head: states.state(of: head, isHead: true),
      lintCommand: states.lintCommand)
    try output.write(report)
    for failure in failures { Terminal.standardError("error: \(failure)") }
    if !failures.isEmpty { terminate(with: .unreadable) }
    if report.plan.isUnsafe || exitCode && report.plan.hasChanges { terminate(with: .findings) }
  }

  /// Stops where a permission is for nothing that goes: it is misspelt, or left over and would allow
  /// another deletion some day.
  private func refuseUnusedAllowances(_ plan: Plan) throws(Failure) {
    guard let unused = allowDelete.first(where: { !plan.removals.contains($0) }) else { return }
    let known = plan.removals.map(\.text)
    let advice =
      switch (nearest(to: unused.text, in: known), known.isEmpty) {
      case (let name?, _): "did you mean \"\(name)\"?"
      case (nil, true): "no deletion in it needs to be allowed"
      case (nil, false): "what can be allowed is \(PlanCommand.listed(known))"
      }
    throw .usage(
      visible("--allow-delete \(unused.text): the change deletes no such object; \(advice)"))
  }

  private static func listed(_ names: [String]) -> String {
    let most = 5
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }
}

extension Allowance: ExpressibleByArgument {
  /// Reads the value of `--allow-delete`.
  package init?(argument: String) {
    self.init(argument)
  }
}
