import ArgumentParser
import Planning
import Reporting

/// How a plan is shown.
struct PlanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to tell the plan: \(PlanFormat.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "Repeatable; FORMAT=FILE writes to a file.", valueName: "format[=file]"))
  var format: [PlanFormatChoice] = []

  @Option(help: "When to use colours: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "Print nothing where nothing changes.")
  var quiet = false

  func validate() throws {
    if format.filter({ $0.file == nil }).count > 1 {
      throw ValidationError("only one --format can go to standard output; give the others =FILE")
    }
  }

  /// Sends a plan to standard output and to the files that `--format` names.
  func write(_ report: PlanReport) throws(Failure) {
    for choice in format {
      guard let path = choice.file else { continue }
      try AtomicFile.write(Array(render(report, as: choice.format).utf8), to: path)
    }
    if quiet, !report.plan.hasChanges { return }
    let choice = format.first { $0.file == nil }?.format ?? .text
    Terminal.standardOutput(render(report, as: choice, style: style))
    if choice == .text, Terminal.isForGitHub {
      Terminal.standardOutput(annotations(of: report))
    }
  }

  private var style: ReportStyle {
    let isColored =
      switch color {
      case .always: true
      case .never: false
      case .auto: Terminal.showsColor
      }
    return ReportStyle(color: isColored, width: Terminal.width)
  }
}

/// A format and the file that it goes to; nil for standard output.
struct PlanFormatChoice: ExpressibleByArgument {
  let format: PlanFormat
  let file: String?

  static var defaultCompletionKind: CompletionKind { .list(PlanFormat.allCases.map(\.rawValue)) }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = PlanFormat(rawValue: String(parts[0])) else { return nil }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.format = format
    file = parts.count == 2 ? String(parts[1]) : nil
  }
}
