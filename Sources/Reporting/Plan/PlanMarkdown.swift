import Diagnosis
import Planning

/// A plan as a comment for a pull request: what is unsafe first, then what it means, then the steps.
///
/// The first line is an invisible mark by which a job finds its earlier comment to replace it.
enum PlanMarkdown {
  /// With more steps than this they are folded away.
  private static let mostUnfolded = 30

  static func render(_ report: PlanReport) -> String {
    let words = PlanWords(report: report)
    let states = "\(Markdown.code(report.base.name)) → \(Markdown.code(report.head.name))"
    var text =
      "<!-- gesso plan -->\n\(mark(of: report)) **gesso plan** \(states): "
      + "\(words.headline)\n"
    if let faults = words.faults { text += "\n> ⚠️ \(Markdown.plain(faults))\n" }
    append(findings(of: report), titled: tally(of: report), to: &text)
    append(words.loops.map { "- \(Markdown.code($0))\n" }, titled: "No order is safe", to: &text)
    append(words.access.map { line(of: $0) }, titled: "Access", to: &text)
    append(report.plan.quotas.map { line(of: $0) }, titled: "Quotas", to: &text)
    append(
      report.plan.moves.map {
        "- \(Markdown.code("Project \($0.project)")): \(change($0.old, $0.new))\n"
      }, titled: "Tenants", to: &text)
    append(
      words.leftovers.map { "- \(Markdown.plain($0))\n" }, titled: "Not by itself", to: &text)
    append(
      report.plan.steps.enumerated().map { "\($0.offset + 1). " + item($0.element) },
      titled: "Steps", isFolded: report.plan.steps.count > mostUnfolded, to: &text)
    return text
  }

  private static func mark(of report: PlanReport) -> String {
    if report.plan.isUnsafe { return "❌" }
    let warns = report.plan.findings.contains { $0.severity == .warning }
    return warns || report.head.errors > 0 ? "⚠️" : "✅"
  }

  private static func tally(of report: PlanReport) -> String { report.report.summary.tally }

  private static func findings(of report: PlanReport) -> [String] {
    let places = Places(of: report.report)
    return report.report.findings.map { Markdown.item($0, at: places) }
  }

  /// Adds a section as far as there is room for it.
  private static func append(
    _ items: [String], titled title: String, isFolded: Bool = false, to text: inout String
  ) {
    guard !items.isEmpty else { return }
    text +=
      isFolded
      ? "\n<details>\n<summary>\(title)</summary>\n\n" : "\n#### \(title)\n\n"
    var told = 0
    for item in items {
      guard text.utf8.count + item.utf8.count <= Markdown.longestComment else { break }
      text += item
      told += 1
    }
    if told < items.count { text += "\n…and \(items.count - told) more.\n" }
    if isFolded { text += "\n</details>\n" }
  }

  // MARK: Lines

  private static func item(_ step: Step) -> String {
    var text = "**\(PlanWords.word(step.action))** \(Markdown.code(PlanWords.name(step.object)))"
    if let cause = step.cause {
      text += ", which PaletteAI deletes with \(Markdown.code(PlanWords.name(cause)))"
    }
    text += "\n"
    if let gate = step.gate {
      text +=
        "   - wait for namespace \(Markdown.code(gate.namespace)), "
        + "which PaletteAI makes for \(Markdown.code("Tenant \(gate.tenant)"))\n"
    }
    for field in step.fields {
      let told =
        field.isMasked
        ? "\(field.kind.rawValue) (secret)" : change(field.old?.text, field.new?.text)
      text += "   - \(Markdown.code(field.path)): \(told)\n"
    }
    return text
  }

  private static func change(_ old: String?, _ new: String?) -> String {
    switch (old, new) {
    case (let old?, let new?): "\(Markdown.code(old)) → \(Markdown.code(new))"
    case (nil, let new?): "added \(Markdown.code(new))"
    case (let old?, nil): "removed \(Markdown.code(old))"
    case (nil, nil): "changed"
    }
  }

  private static func line(of access: (isGain: Bool, group: String, role: String)) -> String {
    "- \(Markdown.code(access.group)) \(access.isGain ? "**gains**" : "loses") "
      + "\(Markdown.plain(access.role))\n"
  }

  private static func line(of quota: QuotaChange) -> String {
    let (name, old, new) = PlanWords.words(quota)
    return "- \(Markdown.plain(name)): \(change(old, new)) "
      + "(\(quota.isRaise ? "raised" : "lowered"))\n"
  }
}
