import ArgumentParser
import Diagnosis
import Rules

/// `gesso rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List all rules.",
    discussion: """
      One line a rule: its name, what its findings count as, who enforces it, and what is wrong.

      Example:
        gesso rules | grep quota
      """)

  func run() {
    let rules = RuleCatalogue.descriptors
    let width = rules.map(\.name.text.count).max() ?? 0
    let lines = rules.map { rule in
      let name = rule.name.text.padded(to: width)
      let severity = rule.severity.name.padded(to: 7)
      let enforcer = rule.enforcer.rawValue.padded(to: 10)
      return "\(name)  \(severity)  \(enforcer)  \(rule.summary)\n"
    }
    Terminal.standardOutput(lines.joined())
  }
}

extension String {
  /// The text with spaces after it up to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
