import Foundation
import Testing

/// `gesso lint` over one repository of many faults, in each format, compared with a file that a
/// person has looked at.
@Suite struct ReportGoldenTests {
  static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures/report")
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  static let formats = [
    "full", "concise", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "markdown",
  ]

  @Test(arguments: formats)
  func isToldAsBefore(format: String) throws {
    let repository = try ScriptedRepository(plain: true)
    let outcome = try repository.gesso(
      "lint", "-C", Self.fixture.path, "--format", format)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    try compare(outcome.output, with: "report.\(format)")
  }

  /// The formats of this list are all there are.
  @Test func everyFormatIsTested() throws {
    let repository = try ScriptedRepository(plain: true)
    let help = try repository.gesso("lint", "--help").output
    let words = help.replacing("\n", with: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains("How to report: \(Self.formats.joined(separator: ", "))."))
  }

  @Test func severalFormatsAtOnce() throws {
    let repository = try ScriptedRepository(plain: true)
    let files = Self.formats.map { "\($0)=out.\($0)" }
    let outcome = try repository.gesso(
      list: ["lint", "-C", Self.fixture.path] + files.flatMap { ["--format", $0] }
        + ["--format", "concise"])
    try compare(outcome.output, with: "report.concise")
    for format in Self.formats {
      let file = repository.root.appending(path: "out.\(format)")
      try compare(try String(contentsOf: file, encoding: .utf8), with: "report.\(format)")
    }
  }

  /// Text, with annotations beneath it.
  @Test func annotatesInActions() throws {
    let repository = try ScriptedRepository(plain: true)
    let actions = ["GITHUB_ACTIONS": "true"]
    let arguments = ["lint", "-C", Self.fixture.path]
    for format in ["full", "concise"] {
      let outcome = try repository.gesso(
        list: arguments + ["--format", format], environment: actions)
      let parts = try ["report.\(format)", "report.github"].map { try golden($0) }
      #expect(outcome.output == parts.joined())
    }
    let json = try repository.gesso(list: arguments + ["--format", "json"], environment: actions)
    #expect(json.output == (try golden("report.json")))
  }

  @Test func colours() throws {
    let repository = try ScriptedRepository(plain: true)
    let plain = try golden("report.full")
    let arguments = ["lint", "-C", Self.fixture.path]
    #expect(try repository.gesso(list: arguments).output == plain)
    let always = try repository.gesso(
      list: arguments + ["--color", "always"], environment: ["NO_COLOR": "1"])
    #expect(always.output.contains("\u{1B}[1;31m"))
    #expect(always.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  private func golden(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  private func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("wrote \(name); look at it, then run again without UPDATE_SNAPSHOTS")
      return
    }
    guard let stored = try? golden(name) else {
      Issue.record("no golden \(name): run once with UPDATE_SNAPSHOTS=1 and look at it")
      return
    }
    #expect(stored == text, "\(name) differs")
  }
}
