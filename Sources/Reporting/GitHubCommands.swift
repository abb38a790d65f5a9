import Diagnosis
import SourceText

/// Workflow commands, one a line, which GitHub turns into annotations on the changed lines.
///
/// Source: `escapeData` and `escapeProperty` of the Actions toolkit say what is escaped.
enum GitHubCommands {
  static func render(_ report: Report, at places: Places) -> String {
    report.findings.map { command(for: $0, at: places) + "\n" }.joined()
  }

  private static func command(for finding: Finding, at places: Places) -> String {
    let span = places.span(of: finding.location)
    var properties = "file=\(property(span.path)),line=\(span.start.line)"
    if span.start.line == span.end.line {
      properties += ",col=\(span.start.column),endLine=\(span.end.line)"
      properties += ",endColumn=\(span.end.column)"
    } else {
      // GitHub refuses columns for more lines than one.
      properties += ",endLine=\(span.end.line)"
    }
    properties += ",title=\(property(finding.rule.text))"
    var lines = [finding.message]
    lines += finding.related.map { FullText.line(of: $0, at: places) }
    if let help = finding.help { lines.append("help: \(help)") }
    // The line breaks between the parts are the only ones, and travel as `%0A`.
    let message = lines.map { data(visible($0)) }.joined(separator: "%0A")
    return "::\(word(for: finding.severity)) \(properties)::\(message)"
  }

  /// GitHub knows `error`, `warning` and `notice`.
  private static func word(for severity: Severity) -> String {
    severity == .note ? "notice" : severity.name
  }

  private static func data(_ text: String) -> String {
    percentEncoded(text, ["%", "\r", "\n"])
  }

  /// A property, with line breaks kept (encoded): the path must be the file's own.
  private static func property(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return percentEncoded(
      lines.map { visible(String($0)) }.joined(separator: "\n"), ["%", "\r", "\n", ":", ","])
  }

  private static func percentEncoded(_ text: String, _ special: [Unicode.Scalar]) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if special.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += (digits.count < 2 ? "%0" : "%") + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
