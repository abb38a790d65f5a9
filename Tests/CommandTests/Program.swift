import Foundation

/// The program itself, as it was built beside the tests.
enum Program {
  private static let url: URL? = CommandLine.arguments
    .first { $0.contains(".xctest") }
    .map {
      URL(filePath: String($0.prefix(upTo: $0.range(of: ".xctest")?.upperBound ?? $0.endIndex)))
    }
    .map { $0.deletingLastPathComponent().appending(path: "gesso") }
    .flatMap { FileManager.default.isExecutableFile(atPath: $0.path) ? $0 : nil }

  static var isBuilt: Bool { url != nil }

  struct Result {
    let status: Int32
    /// Standard output and standard error.
    let printed: String
  }

  /// Runs it in a folder.
  ///
  /// - Parameter longestFile: the kibibytes beyond which writing a file fails, as on a full disk.
  static func run(
    _ arguments: [String], in folder: String, longestFile: Int? = nil
  ) throws -> Result {
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    let limit = longestFile.map { "trap '' XFSZ; ulimit -f \($0); " } ?? ""
    process.arguments = ["-c", limit + "exec \"$@\"", "gesso", url?.path ?? ""] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let printed = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    return Result(status: process.terminationStatus, printed: printed)
  }
}
