import CLibGit2
import Foundation
import Testing

/// The program where libgit2 is not installed.
@Suite struct WithoutGitLibraryTests {
  /// Runs gesso where the loader finds, instead of libgit2, a file that is no library.
  private func gesso(_ arguments: [String], in repository: ScriptedRepository) throws -> Outcome {
    try repository.write(["libraries/libgit2.so.\(LIBGIT2_SOVERSION)": ""])
    let libraries = repository.root.appending(path: "libraries").path
    return try repository.gesso(list: arguments, environment: ["LD_LIBRARY_PATH": libraries])
  }

  @Test(arguments: ["lint", "render", "config", "--version"])
  func needsItForNoFolder(command: String) throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.write(Sample.files)
    let outcome = try gesso([command], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == (try folder.gesso(command)).output)
  }

  @Test(arguments: [["--staged"], ["--rev", "HEAD"], ["--changed-since", "HEAD"]])
  func needsItForOtherStates(arguments: [String]) throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let outcome = try gesso(["lint"] + arguments, in: repository)
    #expect(outcome.status == 3)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: git can be read with libgit2 only"))
  }

  @Test func needsItForIgnoreRulesThatMayHit() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.write([".gitignore": "out/\n*.tmp\n"])
    let harmless = try gesso(["lint"], in: repository)
    #expect(harmless.output == (try repository.gesso("lint")).output)
    try repository.write(["out/a.yaml": "a: 1"])
    let outcome = try gesso(["lint"], in: repository)
    #expect(outcome.status == 3)
    #expect(outcome.errors.hasPrefix("error: git can be read with libgit2 only"))
  }
}
