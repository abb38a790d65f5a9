import Diagnosis
package import Planning
import SourceText

/// A plan, ready to be told in any format.
package struct PlanReport: Sendable {
  /// The version of gesso that made the plan, such as `0.1.0`.
  package let version: String
  /// The PaletteAI version that the new state is meant for, such as `1.1`.
  package let target: String
  package let plan: Plan
  package let base: PlanState
  package let head: PlanState
  /// The command that shows what is wrong with the new state.
  package let lintCommand: String
  /// The findings, with files of the old state named as `git grep` names them: `HEAD:path`.
  let report: Report
  let summary: PlanSummary

  package init(
    version: String, target: String, plan: Plan, base: PlanState, head: PlanState,
    lintCommand: String
  ) {
    self.version = version
    self.target = target
    self.plan = plan
    self.base = base
    self.head = head
    self.lintCommand = lintCommand
    summary = PlanSummary(of: plan)
    report = Report(
      version: version, target: target, origin: ReportOrigin(.worktree),
      seen: Seen(files: plan.sources.files.count, documents: 0, objects: 0),
      findings: plan.findings,
      sources: Sources(
        files: plan.sources.files.enumerated().map { index, file in
          index < plan.headFiles
            ? file
            : SourceFile(
              path: "\(base.name):\(file.path)", bytes: file.bytes, sensitive: file.sensitive)
        }))
  }
}

/// One of the two states between which a plan leads.
package struct PlanState: Hashable, Sendable {
  /// Where the files came from; the raw value is the word in JSON.
  package enum Kind: String, Sendable, CaseIterable {
    /// Nothing at all: a cluster that has nothing yet.
    case empty
    case worktree
    case index
    case revision
  }

  package let kind: Kind
  /// The commit that was read; nil unless the kind is `revision`.
  package let revision: String?
  /// The state in a sentence: the revision as it was asked for, `the work tree`, `the index`.
  package let name: String
  /// How many errors the linter finds in it.
  package let errors: Int

  package init(_ kind: Kind, revision: String? = nil, name: String, errors: Int = 0) {
    self.kind = kind
    self.revision = revision
    self.name = name
    self.errors = errors
  }
}

/// The counts of a plan.
struct PlanSummary {
  let created: Int
  let changed: Int
  let deleted: Int
  /// How many of those that are deleted the platform deletes by itself.
  let automatic: Int

  init(of plan: Plan) {
    func count(_ action: Step.Action) -> Int { plan.steps.count { $0.action == action } }
    created = count(.create)
    changed = count(.change)
    deleted = count(.delete)
    automatic = plan.steps.count { $0.cause != nil }
  }

  /// `2 to create, 1 to change, 3 to delete (2 of them by PaletteAI itself)`.
  var sentence: String {
    let own = automatic > 0 ? " (\(automatic) of them by PaletteAI itself)" : ""
    return "\(created) to create, \(changed) to change, \(deleted) to delete\(own)"
  }
}

/// The formats of a plan; the raw value is the word after `--format`.
package enum PlanFormat: String, CaseIterable, Sendable {
  case text
  /// A comment for a pull request.
  case markdown
  /// The documented contract for programs, `schemas/plan.schema.json`.
  case json
}

/// Tells a plan in a format, as text that ends in a line break.
///
/// The result depends on the arguments alone and holds no control characters but line breaks and,
/// with `style.color`, colours.
package func render(
  _ report: PlanReport, as format: PlanFormat, style: ReportStyle = .plain
) -> String {
  switch format {
  case .text: PlanText.render(report, style: style)
  case .markdown: PlanMarkdown.render(report)
  case .json: PlanJSON.render(report)
  }
}

/// The findings of a plan as workflow commands, which GitHub turns into annotations.
package func annotations(of report: PlanReport) -> String {
  let plain = Report(
    version: report.version, target: report.target, origin: report.report.origin,
    seen: Seen(files: 0, documents: 0, objects: 0), findings: report.plan.findings,
    sources: report.plan.sources)
  return render(plain, as: .github)
}
