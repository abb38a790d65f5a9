import Foundation
import Testing

/// `--write-baseline` and `--baseline`: what is known is silent, what is new is not.
@Suite struct BaselineTests {
  private static let faulty = Sample.project("vision", viewer: "guests, guests")

  private func lint(_ repository: ScriptedRepository) throws -> Outcome {
    try repository.gesso(
      "lint", "--format", "concise", "--fail-on", "note", "--baseline", ".git/known.json")
  }

  /// A repository whose findings are accepted.
  private func accepted() throws -> ScriptedRepository {
    let repository = try ScriptedRepository.committed([
      "tenant.yaml": Sample.tenant, "vision.yaml": Self.faulty,
    ])
    let first = try repository.gesso("lint", "--write-baseline", ".git/known.json")
    #expect(first.status == 0)
    #expect(first.output.contains("0 errors, 0 warnings in 2 files (2 suppressed)"))
    return repository
  }

  @Test func whatIsKnownIsSilent() throws {
    let outcome = try lint(try accepted())
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  /// Moved lines, renamed files and files that are split or united change nothing.
  @Test func survivesThatTextMoves() throws {
    let repository = try accepted()
    try repository.write(["vision.yaml": "# one\n\n# two\n" + Self.faulty])
    #expect(try lint(repository).status == 0)
    try repository.git("mv", "vision.yaml", "elsewhere.yaml")
    #expect(try lint(repository).status == 0)
    try repository.remove("tenant.yaml")
    try repository.write(["elsewhere.yaml": Self.faulty + "---\n" + Sample.tenant])
    let outcome = try lint(repository)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  @Test func whatIsNewIsTold() throws {
    let repository = try accepted()
    try repository.write(["speech.yaml": Sample.project("speech", viewer: "guests, guests")])
    let outcome = try lint(repository)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("speech.yaml:6:34: warning: "))
    #expect(outcome.output.contains("0 errors, 1 warning in 3 files (2 suppressed)"))
  }

  @Test func tellsWhatIsGone() throws {
    let repository = try accepted()
    try repository.write(["vision.yaml": Sample.project("vision")])
    let outcome = try lint(repository)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains(
        "note: no longer found: duplicate-group of Project vision/vision, spec.roleMapping.viewer"))
    #expect(outcome.errors.contains("note: 1 finding of the baseline \".git/known.json\" is gone"))
    #expect(try repository.gesso("lint", "--quiet", "--baseline", ".git/known.json").errors == "")
  }

  /// The same findings give the same bytes.
  @Test func isTheSameForTheSameFindings() throws {
    let repository = try accepted()
    let file = repository.root.appending(path: ".git/known.json")
    let first = try String(contentsOf: file, encoding: .utf8)
    try repository.git("mv", "vision.yaml", "a.yaml")
    _ = try repository.gesso("lint", "--write-baseline", ".git/known.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == first)
  }
}
