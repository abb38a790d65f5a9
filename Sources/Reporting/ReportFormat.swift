package import Diagnosis

/// The formats of a report; the raw value is the word after `--format`.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// Text with a snippet of the source for each finding; the default.
  case full
  /// Text with one line for each finding.
  case concise
  /// The documented contract for programs, `schemas/report.schema.json`.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// JUnit XML, for test dashboards.
  case junit
  /// Workflow commands, for annotations on GitHub.
  case github
  /// A code quality report, for merge requests on GitLab.
  case gitlab
  /// Checkstyle XML, for Jenkins and review bots.
  case checkstyle
  /// A comment for a pull request.
  case markdown
}

/// How text is laid out; only `full` and `concise` heed it.
package struct ReportStyle: Hashable, Sendable {
  /// Whether to colour for a terminal.
  package let color: Bool
  /// The terminal's width in columns; nil where there is no terminal.
  package let width: Int?

  package init(color: Bool = false, width: Int? = nil) {
    self.color = color
    self.width = width
  }

  /// No colour, no terminal.
  package static let plain = ReportStyle()
}

/// Tells a report in a format, as text that ends in a line break.
///
/// The result depends on the arguments alone and holds no control characters but line breaks and,
/// with `style.color`, colours. `descriptions` are one sentence a rule, which SARIF carries along.
package func render(
  _ report: Report, as format: ReportFormat, style: ReportStyle = .plain,
  descriptions: [RuleName: String] = [:]
) -> String {
  let places = Places(of: report)
  return switch format {
  case .full: FullText.render(report, at: places, style: style)
  case .concise: ConciseText.render(report, at: places, style: style)
  case .json: JSONReport.render(report, at: places)
  case .sarif: SARIF.render(report, at: places, descriptions: descriptions)
  case .junit: JUnit.render(report, at: places)
  case .github: GitHubCommands.render(report, at: places)
  case .gitlab: GitLabCodeQuality.render(report, at: places)
  case .checkstyle: Checkstyle.render(report, at: places)
  case .markdown: Markdown.render(report, at: places)
  }
}
