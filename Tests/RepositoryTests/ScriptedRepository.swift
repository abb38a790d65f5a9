import Foundation
import Repository

/// A folder made for one test, deleted with it, in which the real git program works.
final class ScriptedRepository {
  /// The folder that `git` runs in and paths are relative to.
  let root: String

  /// Makes the folder, and in it a repository unless `plain`.
  init(plain: Bool = false) throws {
    let name = "gesso-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    root = folder.resolvingSymlinksInPath().path
    if !plain { try git("init") }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// A repository with the files committed.
  static func committed(_ files: [String: String]) throws -> ScriptedRepository {
    let repository = try ScriptedRepository()
    try repository.write(files)
    try repository.commit()
    return repository
  }

  func path(_ name: String) -> String { name.isEmpty ? root : "\(root)/\(name)" }

  func write(_ files: [String: String]) throws {
    for (name, text) in files {
      let url = URL(fileURLWithPath: path(name))
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  func commit() throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", "a change")
  }

  /// Runs git and returns what it prints, without the final line break.
  @discardableResult
  func git(
    _ arguments: String..., in folder: String = "", environment: [String: String] = [:],
    mayFail: Bool = false
  ) throws -> String {
    let settings = [
      "init.defaultBranch=main", "user.name=Test", "user.email=test@example.com",
      "protocol.file.allow=always", "advice.detachedHead=false",
    ]
    return try run(
      "git", settings.flatMap { ["-c", $0] } + arguments, in: folder,
      environment: environment, mayFail: mayFail)
  }

  /// Runs a program and returns what it prints, without the final line break.
  @discardableResult
  func run(
    _ program: String, _ arguments: [String], in folder: String = "",
    environment: [String: String] = [:], mayFail: Bool = false
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path(folder))
    let own = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"]
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("GIT_") }.merging(own) { $1 }.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 || mayFail else {
      throw ProgramFailure(command: arguments, output: text)
    }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

/// A program that a test relies on did not succeed.
struct ProgramFailure: Error {
  let command: [String]
  let output: String
}

extension ScriptedRepository {
  /// The repository as gesso opens it, in an environment that says nothing about git.
  func open(
    _ origin: Origin = .workTree, at folder: String = "",
    environment: GitEnvironment = GitEnvironment(), limits: Limits = Limits()
  ) throws -> Repository {
    try Repository.open(
      at: path(folder), origin: origin, environment: environment, limits: limits)
  }

  /// What an origin holds: each path in order, with its content or the failure in angle brackets.
  func contents(
    _ origin: Origin = .workTree, at folder: String = "",
    environment: GitEnvironment = GitEnvironment(), limits: Limits = Limits()
  ) throws -> [String] {
    let repository = try open(origin, at: folder, environment: environment, limits: limits)
    return repository.map(try repository.list()) { _, entry, outcome in
      switch outcome {
      case .success(let bytes): "\(entry.path): \(String(decoding: bytes, as: UTF8.self))"
      case .failure(let failure): "\(entry.path): <\(failure)>"
      }
    }
  }

  /// The error of an attempt to list an origin; nil where it succeeds.
  func failure(
    _ origin: Origin, at folder: String = "", environment: GitEnvironment = GitEnvironment(),
    limits: Limits = Limits()
  ) throws -> RepositoryError? {
    do {
      _ = try contents(origin, at: folder, environment: environment, limits: limits)
      return nil
    } catch let error as RepositoryError {
      return error
    }
  }
}
