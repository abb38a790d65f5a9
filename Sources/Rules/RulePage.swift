import Diagnosis

/// A rule's manual page as text, with its fixtures as examples.
package enum RulePage {
  package static func text(of rule: RuleDescriptor) -> String {
    var page = "\(rule.name.text)\n\(String(repeating: "=", count: rule.name.text.count))\n\n"
    page += "\(capitalized(rule.summary)).\n\n"
    page += "  severity     \(rule.severity.name)\(rule.severityNote.map { " (\($0))" } ?? "")\n"
    page += "  enforced by  \(rule.enforcer.phrase)\n"
    if let since = rule.since { page += "  since        \(since)\n" }
    page +=
      "  suppressible \(rule.isSuppressible ? "by a comment" : "no: the cluster refuses it")\n"
    if let fix = rule.fix { page += "  --fix        \(fix)\n" }
    page += "\nWhy\n---\n\(wrapped(rule.explanation))\n"
    if let conflict = rule.conflict {
      page += "\nWhere the documents disagree\n----------------------------\n\(wrapped(conflict))\n"
    }
    page += "\nSources\n-------\n"
    for source in rule.sources { page += wrapped(source, first: "- ", rest: "  ") + "\n" }
    page += examples(of: rule, isGood: false, title: "Bad")
    page += examples(of: rule, isGood: true, title: "Good")
    return page
  }

  private static func examples(of rule: RuleDescriptor, isGood: Bool, title: String) -> String {
    let examples = RuleExample.all.filter { $0.rule == rule.name.text && $0.isGood == isGood }
    guard !examples.isEmpty else { return "" }
    var text = "\n\(title)\n\(String(repeating: "-", count: title.count))\n"
    for example in examples {
      if examples.count > 1 { text += "# \(example.file)\n" }
      text += "\(example.text)\n"
    }
    return text
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Breaks a paragraph into lines of at most 80 characters.
  private static func wrapped(_ text: String, first: String = "", rest: String = "") -> String {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !isEmpty, line.count + 1 + word.count > 80 {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
