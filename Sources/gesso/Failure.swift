import Glibc
import Reporting

/// The codes that the program ends with; the only place that knows their numbers.
enum ExitStatus: Int32 {
  /// Nothing at or above the wanted severity.
  case success = 0
  /// Findings, a stale bundle or an unsafe plan.
  case findings = 1
  /// Wrong arguments or a wrong configuration.
  case usage = 2
  /// An input could not be read, or the program itself failed.
  case unreadable = 3
}

/// A reason to stop before there is a result.
struct Failure: Error {
  let code: ExitStatus
  /// What to say on standard error, without `error:` and without a final line break.
  let message: String

  /// Wrong arguments.
  static func usage(_ message: String) -> Failure {
    Failure(code: .usage, message: "error: \(visible(message))")
  }

  /// A configuration with findings, which are rendered already.
  static func configuration(_ report: String) -> Failure {
    Failure(code: .usage, message: report)
  }

  /// Something outside the program that did not work.
  static func unreadable(_ message: String) -> Failure {
    Failure(code: .unreadable, message: "error: \(visible(message))")
  }
}

/// Ends the process.
func terminate(with status: ExitStatus) -> Never {
  Trace.end()
  Glibc.exit(status.rawValue)
}
