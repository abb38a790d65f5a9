import Diagnosis
import SourceText

/// A comment for a pull request: the counts, then the findings of each file.
///
/// The first line is an invisible mark by which a job finds its earlier comment to replace it.
enum Markdown {
  /// With more findings than this, each file's are folded away.
  private static let mostUnfolded = 20
  /// Bytes of findings that are told; GitHub refuses a comment of more than 65,536 characters.
  static let longestComment = 60_000

  static func render(_ report: Report, at places: Places) -> String {
    let isFolded = report.findings.count > mostUnfolded
    let summary = report.summary
    var text = "<!-- gesso -->\n\(mark(for: summary)) **gesso**: \(summary.sentence)\n"
    var told = 0
    for group in report.findingsByFile {
      let path = report.sources[group.source].path
      let heading = heading(path, count: group.findings.count, isFolded: isFolded)
      var items = ""
      var count = 0
      for finding in group.findings {
        let item = item(finding, at: places)
        let length = text.utf8.count + heading.utf8.count + items.utf8.count + item.utf8.count
        guard length <= longestComment else { break }
        items += item
        count += 1
      }
      guard count > 0 else { break }
      text += heading + items + (isFolded ? "\n</details>\n" : "")
      told += count
      guard count == group.findings.count else { break }
    }
    let left = report.findings.count - told
    return left > 0 ? text + "\n…and \(counted(left, "more finding")).\n" : text
  }

  private static func mark(for summary: Summary) -> String {
    if summary.errors > 0 { return "❌" }
    return summary.warnings > 0 ? "⚠️" : "✅"
  }

  private static func heading(_ path: String, count: Int, isFolded: Bool) -> String {
    guard isFolded else { return "\n#### \(code(path))\n\n" }
    let summary = "<code>\(xml(path))</code>: \(counted(count, "finding"))"
    return "\n<details>\n<summary>\(summary)</summary>\n\n"
  }

  static func item(_ finding: Finding, at places: Places) -> String {
    let place = code(place(of: finding.location, at: places))
    let severity = "**\(finding.severity.name)**"
    var lines = ["- \(place) \(severity): \(plain(finding.message)) \(code(finding.rule.text))"]
    lines += finding.related.map { label in
      "  - \(code(Markdown.place(of: label.location, at: places))) \(plain(label.message))"
    }
    if let help = finding.help { lines.append("  - help: \(plain(help))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func place(of range: SourceRange, at places: Places) -> String {
    let span = places.span(of: range)
    return "\(span.path):\(span.start.line):\(span.start.column)"
  }

  /// A code span that holds the text whatever backticks are in it.
  static func code(_ text: String) -> String {
    let shown = visible(text)
    var longest = 0
    var run = 0
    for scalar in shown.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = longest > 0 || shown.hasPrefix(" ") || shown.isEmpty ? " " : ""
    return fence + pad + shown + pad + fence
  }

  /// Text that stays text: no markup, no links, nobody mentioned and nothing referred to.
  static func plain(_ text: String) -> String {
    visible(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": result += "\\\(scalar)"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // A comment behind these keeps hosts from reading a mention, a number, an address into them.
      case "@", "#", "!", "%", ":": result += "\(scalar)<!-- -->"
      case "." where result.hasSuffix("www"): result += "\\."
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
