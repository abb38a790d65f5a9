import Diagnosis
import Planning

/// A plan for a terminal: the steps in order, what they mean, what is unsafe, the counts.
enum PlanText {
  static func render(_ report: PlanReport, style: ReportStyle) -> String {
    let writer = PlanTextWriter(report: report, paint: Paint(isOn: style.color))
    var text = writer.overview
    let findings = report.report
    if !findings.findings.isEmpty {
      text +=
        "\n" + FullText.entries(of: findings, at: Places(of: findings), style: style)
    } else {
      text += "\n"
    }
    return text + writer.summary
  }
}

private struct PlanTextWriter {
  let report: PlanReport
  let words: PlanWords
  let paint: Paint

  init(report: PlanReport, paint: Paint) {
    self.report = report
    words = PlanWords(report: report)
    self.paint = paint
  }

  private var plan: Plan { report.plan }

  /// Everything but findings and counts.
  var overview: String {
    var text = paint(.strong, visible("\(report.base.name) -> \(report.head.name)")) + "\n"
    if plan.hasChanges { text += "\n" + steps }
    text += section(
      "Access", words.access.map { "\(sign($0.isGain)) \(visible("\($0.group): \($0.role)"))" })
    text += section("Quotas", plan.quotas.map { line(of: $0) })
    text += section(
      "Tenants", plan.moves.map { visible("Project \($0.project): \($0.old) -> \($0.new)") })
    text += section("No order is safe", words.loops.map { visible($0) })
    text += section("Not by itself", words.leftovers.map { visible($0) })
    return text
  }

  /// The last lines.
  var summary: String {
    let tally = report.report.findings.isEmpty ? "" : "; \(report.report.summary.tally)"
    let faults = words.faults.map { visible($0) + "\n" } ?? ""
    return "\(words.headline)\(tally)\n\(faults)"
  }

  private var steps: String {
    let width = String(plan.steps.count).count
    return plan.steps.enumerated().map { index, step in
      let number = String(index + 1)
      let indent = String(repeating: " ", count: 2 + width - number.count)
      return "\(indent)\(number)  \(line(of: step))\n" + details(of: step, indent: width + 6)
    }.joined()
  }

  private func line(of step: Step) -> String {
    let name = visible(PlanWords.name(step.object))
    guard let cause = step.cause else { return "\(sign(step.action)) \(name)" }
    return "\(sign(step.action)) \(name), which PaletteAI deletes with "
      + visible(PlanWords.name(cause))
  }

  private func details(of step: Step, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    var lines: [String] = []
    if let gate = step.gate {
      lines.append(
        visible(
          "wait for namespace \(gate.namespace), which PaletteAI makes for Tenant \(gate.tenant)")
      )
    }
    lines += step.fields.map { line(of: $0) }
    return lines.map { "\(space)\($0)\n" }.joined()
  }

  private func line(of field: FieldChange) -> String {
    let values = [field.old?.text, field.new?.text].compactMap(\.self).joined(separator: " -> ")
    let told = field.isMasked ? "\(field.kind.rawValue) (secret)" : values
    return "\(sign(field.kind)) \(visible("\(field.path): \(told)"))"
  }

  private func line(of quota: QuotaChange) -> String {
    let (name, old, new) = PlanWords.words(quota)
    return "\(sign(quota.isRaise)) \(visible("\(name): \(old) -> \(new)")) "
      + "(\(quota.isRaise ? "raised" : "lowered"))"
  }

  private func section(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return "\n\(paint(.strong, title))\n" + lines.map { "  \($0)\n" }.joined()
  }

  // MARK: Signs

  private func sign(_ isGain: Bool) -> String {
    isGain ? paint(.help, "+") : paint(.severity(.error), "-")
  }

  private func sign(_ action: Step.Action) -> String {
    switch action {
    case .create: sign(true)
    case .change, .detach: paint(.severity(.warning), "~")
    case .delete: sign(false)
    }
  }

  private func sign(_ kind: FieldChange.Kind) -> String {
    switch kind {
    case .added: sign(true)
    case .changed: paint(.severity(.warning), "~")
    case .removed: sign(false)
    }
  }
}
