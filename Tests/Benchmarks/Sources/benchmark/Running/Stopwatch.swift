import Foundation

/// Runs commands, each as a whole process that a tiny C program starts and waits for.
struct Stopwatch {
  /// Where the C program lies.
  let program: URL
  /// Where it may leave its report.
  let scratch: URL

  /// What one run took.
  struct Run {
    let seconds: Double
    /// The most memory that was resident at any moment, in bytes.
    let peak: Int
    /// The first bytes of standard output; empty unless it was asked for.
    let output: String
  }

  /// Runs a command once; throws where it fails by its own measure of success.
  ///
  /// Standard output goes nowhere unless it is to be looked at.
  func time(_ command: Command, lookingAtOutput: Bool = false) throws(Failure) -> Run {
    let report = scratch.appending(path: "report")
    let output = scratch.appending(path: "output")
    let errors = scratch.appending(path: "errors")
    do {
      let process = Process()
      process.executableURL = program
      process.arguments = [report.path, command.program] + command.arguments
      process.environment = Self.environment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = lookingAtOutput ? try Self.file(output) : FileHandle.nullDevice
      process.standardError = try Self.file(errors)
      try process.run()
      process.waitUntilExit()
    } catch {
      throw Failure(reason: "\(command.line): \(error)")
    }
    return try read(
      report, output: lookingAtOutput ? Self.head(of: output) : "", errors: errors, command,
      lookingAtOutput)
  }

  private func read(
    _ report: URL, output: String, errors: URL, _ command: Command, _ lookingAtOutput: Bool
  ) throws(Failure) -> Run {
    let numbers = Self.head(of: report).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 3 else { throw Failure(reason: "\(command.line): no report") }
    guard let code = Int32(exactly: numbers[2]), command.accepts.contains(code) else {
      let words = [Self.head(of: errors), output].filter { !$0.isEmpty }.joined(separator: "\n")
      throw Failure(reason: "\(command.line): exit code \(numbers[2])\n\(words)")
    }
    if lookingAtOutput && command.mustPrint && output.isEmpty {
      throw Failure(reason: "\(command.line): wrote nothing")
    }
    return Run(seconds: Double(numbers[0]) / 1e9, peak: numbers[1] * 1_024, output: output)
  }

  /// The caller's environment, without what would make git look elsewhere.
  static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  /// The first 2,000 bytes of a file, without the white space around them.
  private static func head(of url: URL) -> String {
    guard let file = try? FileHandle(forReadingFrom: url) else { return "" }
    defer { try? file.close() }
    let bytes = (try? file.read(upToCount: 2_000)) ?? Data()
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
