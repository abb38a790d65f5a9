import Diagnosis
import SourceText

/// Checkstyle XML, which Jenkins and most review bots read.
enum Checkstyle {
  static func render(_ report: Report, at places: Places) -> String {
    var text = xmlDeclaration + "<checkstyle version=\"4.3\">\n"
    for group in report.findingsByFile {
      text += "  <\(xmlTag("file", ["name": report.sources[group.source].path]))>\n"
      for finding in group.findings {
        let start = places.span(of: finding.location).start
        let attributes: KeyValuePairs = [
          "line": "\(start.line)", "column": "\(start.column)",
          "severity": word(for: finding.severity), "message": finding.messageWithHelp,
          "source": "gesso.\(finding.rule.text)",
        ]
        text += "    <\(xmlTag("error", attributes))/>\n"
      }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }

  /// Checkstyle knows `error`, `warning` and `info`.
  private static func word(for severity: Severity) -> String {
    severity == .note ? "info" : severity.name
  }
}

extension Finding {
  /// The message and, in brackets, what to do, for formats with room for one sentence.
  var messageWithHelp: String {
    help.map { "\(message) (\($0))" } ?? message
  }
}
