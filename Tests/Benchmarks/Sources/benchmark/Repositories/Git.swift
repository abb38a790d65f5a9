import Foundation

/// Git in one repository, with nobody's configuration and no clock.
struct Git {
  let folder: URL

  /// Runs git and returns what it prints.
  @discardableResult
  func callAsFunction(_ arguments: String...) throws(Failure) -> String {
    let line = "git \(arguments.joined(separator: " "))"
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    process.environment = Stopwatch.environment.merging(Self.identity) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    let bytes: Data
    do {
      try process.run()
      bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    } catch {
      throw Failure(reason: "\(line): \(error)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(reason: "\(line): exit code \(process.terminationStatus)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Commits everything and packs it.
  func commitAll() throws(Failure) {
    try self("init", "--quiet", "--initial-branch=main")
    // Git would tidy up in the background, while something else is measured.
    try self("config", "gc.auto", "0")
    try self("add", "--all")
    try self("commit", "--quiet", "--message=The fleet")
    try pack()
  }

  /// Puts every object into one pack.
  func pack() throws(Failure) {
    try self("gc", "--quiet", "--prune=now")
    let count = try self("count-objects")
    guard count.hasPrefix("0 objects") else { throw Failure(reason: "not packed: \(count)") }
  }

  private static let identity = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Fleet", "GIT_AUTHOR_EMAIL": "fleet@example.com",
    "GIT_AUTHOR_DATE": "2026-03-01T00:00:00Z", "GIT_COMMITTER_NAME": "Fleet",
    "GIT_COMMITTER_EMAIL": "fleet@example.com", "GIT_COMMITTER_DATE": "2026-03-01T00:00:00Z",
  ]
}
