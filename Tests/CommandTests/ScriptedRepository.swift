import Foundation

/// A folder made for one test, deleted with it, in which the real git and the built gesso work.
final class ScriptedRepository: Sendable {
  let root: URL

  /// Makes the folder, and in it a repository unless `plain`.
  init(plain: Bool = false) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "gesso-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    if !plain { try git("init", "--quiet") }
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  /// A repository with the files committed.
  static func committed(_ files: [String: String]) throws -> ScriptedRepository {
    let repository = try ScriptedRepository()
    try repository.write(files)
    try repository.commit()
    return repository
  }

  func write(_ files: [String: String]) throws {
    for (name, text) in files {
      let url = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: name))
  }

  func commit() throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", "a change")
  }

  @discardableResult
  func git(_ arguments: String..., in folder: String = "") throws -> String {
    let result = try attempt(list: arguments, in: folder)
    guard result.status == 0 else { throw ProgramFailure(arguments: arguments, result: result) }
    return result.output.trimmingCharacters(in: .newlines)
  }

  /// Runs git where it may well refuse.
  func attempt(_ arguments: String..., in folder: String = "") throws -> Outcome {
    try attempt(list: arguments, in: folder)
  }

  private func attempt(list arguments: [String], in folder: String) throws -> Outcome {
    let settings = [
      "init.defaultBranch=main", "user.name=Test", "user.email=test@example.com",
      "protocol.file.allow=always",
    ]
    return try run(
      URL(filePath: "/usr/bin/env"), ["git"] + settings.flatMap { ["-c", $0] } + arguments,
      in: folder)
  }

  /// Runs gesso in the folder or one below it.
  func gesso(_ arguments: String..., in folder: String = "") throws -> Outcome {
    try gesso(list: arguments, in: folder)
  }

  /// Runs gesso with arguments that a test has put together.
  ///
  /// - Parameters:
  ///   - input: what comes on standard input; nil for the test's own.
  ///   - environment: variables on top of those of the test.
  func gesso(
    list arguments: [String], in folder: String = "", input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(
      ScriptedRepository.program, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs another program in the folder.
  func program(_ arguments: String...) throws -> Outcome {
    try program(list: arguments)
  }

  /// Runs another program with arguments that a test has put together.
  func program(list arguments: [String]) throws -> Outcome {
    try run(URL(filePath: "/usr/bin/env"), arguments, in: "")
  }

  /// The program that was built together with the tests.
  static let program = (Bundle.main.executableURL ?? URL(filePath: "."))
    .deletingLastPathComponent().appending(path: "gesso")

  private func run(
    _ program: URL, _ arguments: [String], in folder: String, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = root.appending(path: folder)
    let own = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"]
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("GIT") }.merging(own) { $1 }.merging(environment) { $1 }
    // Through files, since a pipe fills up when both are written at length.
    let files = try ["out", "err", "in"].map { name in
      let url = FileManager.default.temporaryDirectory
        .appending(path: "gesso-\(UUID().uuidString).\(name)")
      try Data().write(to: url)
      return url
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    if let input {
      try Data(input.utf8).write(to: files[2])
      process.standardInput = try FileHandle(forReadingFrom: files[2])
    }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}

/// What a program did.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// A program that a test relies on did not succeed.
struct ProgramFailure: Error {
  let arguments: [String]
  let result: Outcome
}
