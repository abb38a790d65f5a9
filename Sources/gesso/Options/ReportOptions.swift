import ArgumentParser
import Reporting

/// How findings are shown.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "Repeatable; FORMAT=FILE writes to a file.", valueName: "format[=file]"))
  var format: [FormatChoice] = []

  @Option(help: "When to use colours: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "Print nothing where nothing was found.")
  var quiet = false

  func validate() throws {
    if format.filter({ $0.file == nil }).count > 1 {
      throw ValidationError("only one --format can go to standard output; give the others =FILE")
    }
  }

  /// What standard output gets.
  var style: ReportStyle {
    ReportStyle(color: color.isOn, width: Terminal.width)
  }
}

/// A format and the file that it goes to; nil for standard output.
struct FormatChoice: ExpressibleByArgument {
  let format: ReportFormat
  let file: String?

  static var defaultCompletionKind: CompletionKind { .list(ReportFormat.allCases.map(\.rawValue)) }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: String(parts[0])) else { return nil }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.format = format
    file = parts.count == 2 ? String(parts[1]) : nil
  }
}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  /// How findings look on standard error.
  var errorStyle: ReportStyle {
    let style = Terminal.errorStyle
    return self == .auto ? style : ReportStyle(color: self == .always, width: style.width)
  }

  /// Whether standard output gets colours.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.showsColor
    }
  }
}
