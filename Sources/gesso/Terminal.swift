import Glibc
import Reporting

/// Standard output and standard error, and what is known of the terminal behind them.
enum Terminal {
  /// Lets a reader that has gone be told by what `write` returns, where the system would end the program.
  static func outliveReaders() { signal(SIGPIPE, SIG_IGN) }

  /// Writes everything to standard output; ends quietly when the reader has gone.
  static func standardOutput(_ text: String) {
    write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Writes everything to standard output.
  static func standardOutput(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a message and a line break to standard error.
  static func standardError(_ message: String) {
    let text = message.hasSuffix("\n") ? message : message + "\n"
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes to standard error as it stands, without a line break.
  static func standardErrorWithoutBreak(_ text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// The value of an environment variable; nil where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Whether standard output is a terminal that shows colours, and nobody asked for none.
  ///
  /// Source: no-color.org.
  static var showsColor: Bool { showsColor(STDOUT_FILENO) }

  /// Whether a job of GitHub Actions reads along, which makes annotations of some lines.
  static var isForGitHub: Bool { environment("GITHUB_ACTIONS") == "true" }

  /// The width of the terminal in columns; nil where there is none.
  static var width: Int? { width(STDOUT_FILENO) }

  /// How findings look on standard error where nothing asks for colours or against them.
  static var errorStyle: ReportStyle {
    ReportStyle(color: showsColor(STDERR_FILENO), width: width(STDERR_FILENO))
  }

  /// Whether standard error is a terminal whose last line can be written anew.
  static var showsProgress: Bool {
    isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
  }

  private static func showsColor(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  private static func width(_ descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { giveUp(errno, on: descriptor) }
      start += count
    }
  }

  /// Ends where nothing more can be written: quietly where the reader has gone, as a pager does.
  private static func giveUp(_ code: Int32, on descriptor: Int32) -> Never {
    if code == EPIPE { terminate(with: .success) }
    if descriptor != STDERR_FILENO {
      standardError("error: cannot write to standard output: \(String(cString: strerror(code)))")
    }
    terminate(with: .unreadable)
  }
}
