import Compiler
import Configuration
import Diagnosis
import Platform
import Reporting
import Repository
import Rules
import SourceText

/// Sends findings to standard output and to the files that `--format` names.
struct ReportWriter {
  let options: ReportOptions
  /// False where something else goes to standard output.
  var printsReport = true

  /// Sends findings where the options say; gives what went to standard output.
  @discardableResult
  func write(
    _ findings: [Finding], of compilation: Compilation, _ input: Input, silenced: Int = 0
  ) throws(Failure) -> String {
    try write(ReportWriter.report(findings, of: compilation, input, silenced: silenced))
  }

  /// Sends a report where the options say; gives what went to standard output.
  @discardableResult
  func write(_ report: Report) throws(Failure) -> String {
    for choice in options.format {
      guard let path = choice.file else { continue }
      let text = render(report, as: choice.format, descriptions: summaries)
      try AtomicFile.write(Array(text.utf8), to: path)
    }
    let text = printsReport ? text(of: report) : ""
    Terminal.standardOutput(text)
    return text
  }

  /// What standard output gets of a report.
  private func text(of report: Report) -> String {
    let isElsewhere = !options.format.isEmpty && options.format.allSatisfy { $0.file != nil }
    if options.quiet, isElsewhere || report.findings.isEmpty { return "" }
    let format = options.format.first { $0.file == nil }?.format ?? .full
    let text = render(report, as: format, style: options.style, descriptions: summaries)
    let isText = format == .full || format == .concise
    guard isText, Terminal.isForGitHub else { return text }
    return text + render(report, as: .github)
  }

  /// Findings as a report.
  static func report(
    _ findings: [Finding], of compilation: Compilation, _ input: Input, silenced: Int = 0
  ) -> Report {
    Report(
      version: Version.text, target: input.configuration.target.rawValue, origin: input.origin,
      seen: Seen(
        files: input.units.count, documents: compilation.documents,
        objects: compilation.objects, suppressed: compilation.suppressed + silenced),
      findings: findings, sources: compilation.sources)
  }

  /// The report on a repository in which nothing is wrong.
  static func report(
    clean total: Partition.Total, of repository: Repository, target: Target
  ) -> Report {
    Report(
      version: Version.text, target: target.rawValue, origin: Input.origin(of: repository),
      seen: Seen(
        files: total.files, documents: total.documents, objects: total.objects,
        suppressed: total.suppressed),
      findings: [], sources: Sources(files: []))
  }

  private var summaries: [RuleName: String] {
    Dictionary(
      RuleCatalogue.descriptors.map { ($0.name, $0.summary) },
      uniquingKeysWith: { first, _ in first })
  }
}
