import Foundation
import Testing

/// `gesso lint --staged` as the pre-commit hook of the real git.
@Suite struct HookTests {
  private static let broken = Sample.project("vision", more: "  settings: {ref: nowhere}\n")

  /// A repository whose commits the hook judges.
  ///
  /// - Parameter folder: the folder that has the files, and that gesso is told of unless empty.
  private func guarded(_ folder: String = "") throws -> ScriptedRepository {
    let prefix = folder.isEmpty ? "" : "\(folder)/"
    let repository = try ScriptedRepository.committed(
      Dictionary(uniqueKeysWithValues: Sample.files.map { (prefix + $0.key, $0.value) }))
    try install(in: repository, hooks: ".git/hooks", option: folder.isEmpty ? "" : "-C \(folder)")
    return repository
  }

  private func install(
    in repository: ScriptedRepository, hooks: String, option: String = ""
  ) throws {
    let program = ScriptedRepository.program.path
    try repository.write([
      "\(hooks)/pre-commit": "#!/bin/sh\nexec '\(program)' lint \(option) --staged\n"
    ])
    let hook = repository.root.appending(path: "\(hooks)/pre-commit").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
  }

  private func expectRefusal(_ outcome: Outcome, _ comment: Comment) {
    #expect(outcome.status == 1, comment)
    #expect((outcome.output + outcome.errors).contains("[settings-not-found]"), comment)
  }

  @Test func judgesWhatIsStaged() throws {
    let repository = try guarded()
    try repository.write(["vision.yaml": Self.broken])
    try repository.git("add", "vision.yaml")
    try repository.write(["vision.yaml": Sample.project("vision")])
    expectRefusal(try repository.attempt("commit", "--message", "x"), "mended in the folder only")
    try repository.git("add", "vision.yaml")
    try repository.write(["vision.yaml": Self.broken])
    try repository.git("commit", "--allow-empty", "--message", "broken in the folder only")
  }

  @Test func judgesCommitsOfAllAndOfSome() throws {
    let repository = try guarded()
    try repository.write(["vision.yaml": Self.broken, "speech.yaml": Sample.project("speech")])
    expectRefusal(try repository.attempt("commit", "--all", "--message", "x"), "--all")
    expectRefusal(try repository.attempt("commit", "--message", "x", "vision.yaml"), "--only")
    try repository.git("add", "speech.yaml")
    expectRefusal(
      try repository.attempt("commit", "--include", "--message", "x", "vision.yaml"), "--include")
    try repository.git("add", "vision.yaml")
    try repository.git("commit", "--message", "the good one alone", "speech.yaml")
    expectRefusal(try repository.attempt("commit", "--message", "x"), "the rest")
    #expect(try repository.git("log", "--format=%s", "-1") == "the good one alone")
  }

  @Test func judgesDeletionsAndUntrackedFiles() throws {
    let repository = try guarded()
    let settings = """
      apiVersion: spectrocloud.com/v1alpha1
      kind: Settings
      metadata: {name: nowhere, namespace: vision}
      spec: {integrations: {palette: {name: vision-palette, namespace: vision}}}

      """
    try repository.write(["vision.yaml": Self.broken, "settings.yaml": settings])
    expectRefusal(try repository.attempt("commit", "--all", "--message", "x"), "untracked")
    try repository.git("add", "--intent-to-add", "settings.yaml")
    expectRefusal(try repository.attempt("commit", "--message", "x", "vision.yaml"), "promised")
    try repository.git("add", "--all")
    try repository.git("commit", "--message", "both")
    try repository.git("rm", "--quiet", "--cached", "settings.yaml")
    expectRefusal(try repository.attempt("commit", "--message", "x"), "deleted")
  }

  @Test func judgesAFolderAndFromAFolder() throws {
    let repository = try guarded("fleet")
    try repository.write(["fleet/vision.yaml": Self.broken, "other.yaml": "[", "deep/a": ""])
    try repository.git("add", "other.yaml", "deep")
    try repository.git("commit", "--message", "elsewhere", in: "deep")
    expectRefusal(try repository.attempt("commit", "--all", "--message", "x", in: "deep"), "deep")
  }

  @Test func judgesLinkedWorkTrees() throws {
    let repository = try guarded()
    try repository.git("worktree", "add", "--quiet", "-b", "branch", "linked")
    try repository.write(["linked/vision.yaml": Self.broken])
    expectRefusal(
      try repository.attempt("commit", "--all", "--message", "x", in: "linked"), "linked")
    try repository.git("commit", "--allow-empty", "--message", "the other is fine")
  }

  @Test func judgesSubmodulesAlone() throws {
    let library = try ScriptedRepository.committed(["library.yaml": Self.broken])
    let repository = try guarded()
    try repository.git("submodule", "--quiet", "add", library.root.path, "vendor")
    try repository.git("commit", "--message", "a submodule is left alone")
    try install(in: repository, hooks: ".git/modules/vendor/hooks")
    try repository.write(["vendor/b.yaml": ""])
    try repository.git("add", "b.yaml", in: "vendor")
    expectRefusal(try repository.attempt("commit", "--message", "x", in: "vendor"), "inside")
  }

  @Test func judgesWhereTheGitDirectoryLiesApart() throws {
    let repository = try ScriptedRepository(plain: true)
    try repository.git("init", "--quiet", "--separate-git-dir", "store", "tree")
    try install(in: repository, hooks: "store/hooks")
    try repository.write(
      Dictionary(uniqueKeysWithValues: Sample.files.map { ("tree/\($0.key)", $0.value) }))
    try repository.git("add", ".", in: "tree")
    try repository.git("commit", "--message", "good", in: "tree")
    try repository.write(["tree/vision.yaml": Self.broken])
    expectRefusal(try repository.attempt("commit", "--all", "--message", "x", in: "tree"), "apart")
  }

  @Test func refusesAConflict() throws {
    let repository = try guarded()
    try repository.git("checkout", "--quiet", "-b", "branch")
    try repository.write(["vision.yaml": Sample.project("vision", viewer: "ours")])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["vision.yaml": Sample.project("vision", viewer: "theirs")])
    try repository.commit()
    #expect(try repository.attempt("merge", "branch").status != 0)
    for command in ["lint", "plan"] {
      let outcome = try repository.gesso(command, "--staged")
      #expect(outcome.status == 3)
      #expect(
        outcome.errors
          == "error: unresolved merge conflict in \"vision.yaml\": resolve and stage first\n")
    }
  }
}
