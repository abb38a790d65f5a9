import Foundation

/// Programs that are not ours, as judges of what we write.
enum Outside {
  /// Runs a program found in `PATH`; nil where there is none or it fails.
  static func run(_ arguments: [String], input: String) throws -> String? {
    // Through files, since a pipe fills up when both sides write at length.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, result) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(input.utf8).write(to: source)
    try Data().write(to: result)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: result)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return try String(contentsOf: result, encoding: .utf8)
  }

  /// Whether `python3` runs and has a module.
  static func hasModule(_ name: String) -> Bool {
    (try? run(["python3", "-c", "import \(name)"], input: "")) != nil
  }

  static var hasKubectl: Bool {
    (try? run(["kubectl", "version", "--client"], input: "")) != nil
  }
}
