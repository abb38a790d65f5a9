import Foundation
import Testing

/// `gesso lint --fix` on files, and the patches that the real git takes.
@Suite struct FixCommandTests {
  private static let folder = ReportGoldenTests.fixture.deletingLastPathComponent()

  /// Copies a folder of `fixtures/` into a repository and commits it.
  private func repository(with fixture: String) throws -> ScriptedRepository {
    let repository = try ScriptedRepository()
    let folder = Self.folder.appending(path: fixture)
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let file = folder.appending(path: name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      try repository.write([name: try String(contentsOf: file, encoding: .utf8)])
    }
    try repository.commit()
    return repository
  }

  /// Repositories with faults that have fixes, each rule with one among them.
  static let fixtures: [String] =
    ["report", "faults/10-documents"]
    + [
      "wrong-type", "invalid-value", "server-managed-field", "namespaced-tenant",
      "gpu-default-case", "profile-bundle-selector", "renamed-field",
    ].map { "rules/\($0)/bad" }

  /// What git makes of the patch is what `--fix` writes, and the patch alone writes nothing.
  @Test(arguments: fixtures)
  func thePatchIsWhatIsWritten(fixture: String) throws {
    let repository = try repository(with: fixture)
    let dry = try repository.gesso("lint", "--fix", "--dry-run", "--exit-zero")
    #expect(dry.output.hasPrefix("diff --git a/"))
    #expect(try repository.git("status", "--porcelain") == "")
    try repository.write([".git/fixes.patch": dry.output])
    try repository.git("apply", "--check", ".git/fixes.patch")
    let fixed = try repository.gesso("lint", "--fix", "--exit-zero", "--format", "json")
    let written = try repository.git("diff")
    try repository.git("checkout", "--quiet", ".")
    try repository.git("apply", "--whitespace=nowarn", ".git/fixes.patch")
    #expect(try repository.git("diff") == written)
    #expect(!written.isEmpty)
    // What is reported is the repository as it is now, and there is nothing left to fix.
    #expect(try repository.gesso("lint", "--exit-zero", "--format", "json").output == fixed.output)
    #expect(try repository.gesso("lint", "--fix", "--dry-run", "--exit-zero").output == "")
  }

  @Test(arguments: [["--staged"], ["--rev", "HEAD"], ["-"], ["--stdin-filename", "tenant.yaml"]])
  func onlyTheWorkTreeIsFixed(_ arguments: [String]) throws {
    let repository = try repository(with: "report")
    let outcome = try repository.gesso(list: ["lint", "--fix"] + arguments, input: "")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: --fix changes files of the work tree"))
    #expect(try repository.git("status", "--porcelain") == "")
  }

  @Test func pathsNarrowWhatIsFixed() throws {
    let repository = try repository(with: "report")
    _ = try repository.gesso("lint", "--fix", "projects/vision.yaml")
    #expect(try repository.git("diff", "--name-only") == "projects/vision.yaml")
  }

  /// What was accepted or silenced stays as it is.
  @Test func whatIsNotReportedIsNotFixed() throws {
    let repository = try repository(with: "report")
    _ = try repository.gesso("lint", "--write-baseline", ".git/baseline.json")
    let accepted = try repository.gesso("lint", "--fix", "--baseline", ".git/baseline.json")
    #expect(accepted.status == 0)
    let off = ["invalid-value", "wrong-type", "server-managed-field"].flatMap {
      ["--rule", "\($0)=off"]
    }
    _ = try repository.gesso(list: ["lint", "--fix"] + off)
    #expect(try repository.git("status", "--porcelain") == "")
  }

  @Test func aFileKeepsItsMode() throws {
    let repository = try repository(with: "report")
    let file = repository.root.appending(path: "projects/vision.yaml").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    _ = try repository.gesso("lint", "--fix")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o755)
    #expect(try !repository.git("diff", "--name-only").isEmpty)
  }
}
