import ArgumentParser
import Compiler
import Diagnosis
import Reporting
import Rules
import SourceText

/// `gesso lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check every constraint that the platform enforces.",
    discussion: """
      Resolves the whole repository and reports what the cluster would refuse, and what it would take \
      but hardly was meant. Paths narrow what is reported, never what is resolved.

      Examples:
        gesso lint
        gesso lint projects/vision.yaml
        gesso lint --staged
        gesso lint --changed-since origin/main
        gesso lint --rev origin/main --format sarif=gesso.sarif
        kubectl get projects -A -o yaml | gesso lint -
      """)

  @Argument(help: ArgumentHelp("Report only findings in these; - reads standard input.",
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup var source: SourceOptions
  @OptionGroup var report: ReportOptions

  @Option(
    help: ArgumentHelp(
      "Report only what the change since REV could have caused: on changed objects and on what "
        + "refers to them. The change starts where REV and HEAD last were one.",
      valueName: "rev"))
  var changedSince: String?

  @Option(help: "The least severity that fails: error, warning or note.")
  var failOn = FailOn.error

  @Flag(help: "End with 0 whatever was found.")
  var exitZero = false

  func validate() throws {
    if paths.contains("-"), paths.count > 1 || source.staged || source.rev != nil {
      throw ValidationError("- stands alone: without other paths, --staged or --rev")
    }
    if paths == ["-"], changedSince != nil {
      throw ValidationError("standard input has no history, so --changed-since does not fit")
    }
  }

  func run() throws {
    let changes = try changedSince.map { revision throws(Failure) in
      try ChangedSince(revision, source)
    }
    if let changes, try changes.isUnchanged() {
      return try ReportWriter(options: report).write(changes.nothing())
    }
    let input =
      paths == ["-"] ? try Input.loadStandardInput(source) : try Input.load(source)
    let compilation = try input.compile(allowEmpty: source.allowEmpty)
    let selection = try PathSelection(paths == ["-"] ? [] : paths, below: input.root)
    let wanted = try changes?.narrow(compilation) ?? compilation.findings
    let findings = wanted.filter {
      selection.contains(compilation.sources[$0.location.source].path)
    }
    try ReportWriter(options: report).write(findings, of: compilation, input)
    for failure in input.failures { Terminal.standardError("error: \(failure)") }
    if !input.failures.isEmpty { terminate(with: .unreadable) }
    let fails = findings.contains { $0.severity >= failOn.severity }
    if fails, !exitZero { terminate(with: .findings) }
  }
}

/// The least severity that makes a run fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error
  case warning
  case note

  var severity: Severity { Severity(name: rawValue) ?? .error }
}
