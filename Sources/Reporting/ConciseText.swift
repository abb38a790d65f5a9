import Diagnosis
import SourceText

/// One line a finding: `path:line:col: severity: message [rule]`, then the summary.
enum ConciseText {
  static func render(_ report: Report, at places: Places, style: ReportStyle) -> String {
    let paint = Paint(isOn: style.color)
    let lines = report.findings.map { headline(of: $0, at: places, paint: paint) }
    return (lines + [report.summary.sentence]).map { $0 + "\n" }.joined()
  }

  /// The line that tells a finding, which is also the first line of its entry in `full`.
  static func headline(of finding: Finding, at places: Places, paint: Paint) -> String {
    let place = places.span(of: finding.location).shown
    let severity = paint(.severity(finding.severity), finding.severity.name + ":")
    let message = visible(finding.message)
    return "\(paint(.strong, place + ":")) \(severity) \(message) [\(visible(finding.rule.text))]"
  }
}

extension Span {
  /// `path:line:col`, fit to begin a line of text.
  var shown: String { "\(visiblePath(path)):\(start.line):\(start.column)" }
}
