import Synchronization

/// A line on standard error that says what long work is at, and that the next one replaces.
///
/// Only a terminal gets it, and only where there is much to do; it is gone before anything else is
/// written.
struct StatusLine {
  private let isOn: Bool
  /// Fewer files than these are done before anybody has read the line.
  private static let fewest = 500

  /// - Parameter count: how many files there are.
  init(for count: Int, isWanted: Bool) {
    isOn = isWanted && count >= StatusLine.fewest && Terminal.showsProgress
  }

  func show(_ text: String) {
    if isOn { Terminal.standardErrorWithoutBreak("\r\u{1B}[K\(text)") }
  }

  func clear() {
    if isOn { Terminal.standardErrorWithoutBreak("\r\u{1B}[K") }
  }
}

/// How many of many files are done, told from all threads.
struct FileCount: ~Copyable, Sendable {
  private let line: StatusLine
  private let total: Int
  private let done = Atomic(0)

  init(of total: Int, on line: StatusLine) {
    self.total = total
    self.line = line
  }

  /// Counts one file, and says so at every hundredth part.
  func step() {
    let now = done.wrappingAdd(1, ordering: .relaxed).newValue
    guard now % max(1, total / 100) == 0 else { return }
    line.show("reading \(now) of \(total) files")
  }
}
