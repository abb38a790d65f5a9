import Foundation

/// Runs the scripts in `Validators`, which hand our output to programs that are not ours.
enum Python {
  /// Whether `python3` runs and has the modules; where not, the tests that need them are skipped.
  static func has(_ modules: String...) -> Bool {
    let imports = ["sys"] + modules
    let arguments = ["-c", "import \(imports.joined(separator: ", "))"]
    return (try? run(arguments, input: ""))?.status == 0
  }

  /// The script's standard output; throws with its standard error where it fails.
  @discardableResult
  static func validate(
    _ text: String, with script: String, arguments: [String] = []
  ) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let path = folder.appending(path: "Validators/\(script).py").path
    // Isolated, so that no script shadows a module of the standard library.
    let result = try run(["-I", path] + arguments, input: text)
    guard result.status == 0 else { throw Refusal(script: script, reason: result.errors) }
    return result.output
  }

  /// What a validator said against our output.
  struct Refusal: Error, CustomStringConvertible {
    let script: String
    let reason: String

    var description: String { "\(script): \(reason)" }
  }

  private static func run(
    _ arguments: [String], input: String
  ) throws -> (status: Int32, output: String, errors: String) {
    // Through files, since a pipe fills up when both sides write at length.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOf: files[1], encoding: .utf8)
    let errors = try String(contentsOf: files[2], encoding: .utf8)
    return (process.terminationStatus, output, errors)
  }
}
