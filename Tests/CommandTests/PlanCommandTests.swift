import Foundation
import Testing

/// `gesso plan` in repositories that the real git made.
@Suite struct PlanCommandTests {
  @Test func tellsTheIndexFromTheWorkTree() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.write(["vision.yaml": Sample.project("vision", viewer: "staged")])
    try repository.git("add", "vision.yaml")
    try repository.write(["vision.yaml": Sample.project("vision", viewer: "unstaged")])
    try repository.write(["speech.yaml": Sample.project("speech")])
    let staged = try repository.gesso("plan", "--staged")
    #expect(staged.status == 0)
    #expect(staged.output.hasPrefix("HEAD -> the index\n"))
    #expect(staged.output.contains("spec.roleMapping.viewer: [readers] -> [staged]"))
    #expect(!staged.output.contains("speech"))
    let tree = try repository.gesso("plan")
    #expect(tree.output.contains("spec.roleMapping.viewer: [readers] -> [unstaged]"))
    #expect(tree.output.contains("+ Project speech"))
  }

  @Test func aMovedFileIsNoChange() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try FileManager.default.createDirectory(
      at: repository.root.appending(path: "projects"), withIntermediateDirectories: true)
    try repository.git("mv", "vision.yaml", "projects/vision.yaml")
    for arguments in [["plan", "--staged"], ["plan"], ["plan", "--exit-code"]] {
      let outcome = try repository.gesso(list: arguments)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("no changes"))
    }
    #expect(try repository.gesso("plan", "--quiet").output == "")
  }

  @Test func aRenamedProjectIsUnsafe() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.remove("vision.yaml")
    try repository.write(["sight.yaml": Sample.project("sight")])
    let outcome = try repository.gesso("plan")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("sight.yaml:3:18: error: Project \"vision\" becomes \"sight\""))
    #expect(outcome.output.contains("  HEAD:vision.yaml:3:18: the old name"))
    #expect(!outcome.output.contains("[project-deleted]"))
    #expect(try repository.gesso("plan", "--allow-delete", "project/vision").status == 0)
  }

  @Test func aPermissionForNothingIsRefused() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    func refusal(_ arguments: String...) throws -> String {
      let outcome = try repository.gesso(list: ["plan"] + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      return outcome.errors
    }
    #expect(
      try refusal("--allow-delete", "project/vision") == """
        error: --allow-delete project/vision: the change deletes no such object; \
        no deletion in it needs to be allowed

        """)
    try repository.remove("vision.yaml")
    #expect(
      try refusal("--allow-delete", "project/visoin").hasSuffix(
        "did you mean \"project/vision\"?\n"))
    #expect(
      try refusal("--allow-delete", "project/vision", "--allow-delete", "tenant/research")
        .hasSuffix(
          "what can be allowed is project/vision\n"))
    #expect(try repository.gesso("plan", "--allow-delete", "project/vision").status == 0)
  }

  /// The commits `main`, then `branch` from it, then `main` once more.
  private func history() throws -> ScriptedRepository {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.git("checkout", "--quiet", "-b", "branch")
    // Other content than the Project that main gets, or it would be that one renamed.
    try repository.write(["speech.yaml": Sample.project("speech") + "  description: Speech\n"])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["language.yaml": Sample.project("language")])
    try repository.commit()
    return repository
  }

  @Test func comparesRevisions() throws {
    let repository = try history()
    let two = try repository.gesso("plan", "main..branch")
    #expect(two.status == 1)
    #expect(two.output.contains("+ Project speech"))
    #expect(two.output.contains("main:language.yaml:3:18: error: Project \"language\" goes"))
    let three = try repository.gesso("plan", "main...branch")
    #expect(three.status == 0)
    #expect(three.output.contains("+ Project speech"))
    #expect(!three.output.contains("language"))
    let open = try repository.gesso("plan", "branch..", "--allow-delete", "project/speech")
    #expect(open.status == 0)
    #expect(open.output.hasPrefix("branch -> HEAD\n"))
    let base = try repository.gesso("plan", "HEAD~1")
    #expect(base.output.hasPrefix("HEAD~1 -> the work tree\n"))
    #expect(base.output.contains("+ Project language"))
  }

  @Test func readsBareRepositories() throws {
    let repository = try history()
    try repository.git("clone", "--quiet", "--bare", ".", "bare.git")
    let outcome = try repository.gesso("plan", "main...branch", in: "bare.git")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("+ Project speech"))
    let tree = try repository.gesso("plan", in: "bare.git")
    #expect(tree.status == 3)
    #expect(tree.errors.contains("bare"))
  }

  @Test func readsTheConfigurationOfEachSide() throws {
    let start = "apiVersion: gesso/v1\nkind: Configuration\n"
    let repository = try ScriptedRepository.committed(
      Sample.files.merging([
        "gesso.yaml": start + "exclude: [speech.yaml]\n", "speech.yaml": Sample.project("speech"),
      ]) { $1 })
    try repository.write(["gesso.yaml": start])
    #expect(try repository.gesso("plan").output.contains("+ Project speech"))
  }

  @Test func startsFromNothing() throws {
    let repository = try ScriptedRepository(plain: true)
    try repository.write(Sample.files)
    let outcome = try repository.gesso("plan", "--from-empty", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"base\": {\"kind\": \"empty\", \"revision\": null"))
    #expect(outcome.output.contains("\"created\": 6,"))
    #expect(try repository.gesso("plan", "--from-empty", "--exit-code").status == 1)
    let other = try repository.gesso("plan")
    #expect(other.status == 3)
    #expect(other.errors.contains("--from-empty"))
  }

  @Test func saysThatHeadDoesNotCompile() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.write(["speech.yaml": Sample.project("speech", more: "  displayName: [")])
    let outcome = try repository.gesso("plan")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("the work tree does not compile cleanly: "))
    #expect(outcome.output.contains("which gesso lint shows"))
  }

  static let endings: [(arguments: [String], status: Int32)] = [
    (["--staged", "main..HEAD"], 2), (["main..HEAD", "--rev", "HEAD"], 2),
    (["--from-empty", "HEAD"], 2), (["--allow-delete", "secret/a"], 2), (["--format", "sarif"], 2),
    (["--format", "text", "--format", "json"], 2), (["no-such-revision"], 3),
    (["no...HEAD"], 3), (["--exit-code"], 0), ([], 0),
  ]

  @Test(arguments: endings)
  func exitCodes(_ arguments: [String], _ status: Int32) throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    #expect(try repository.gesso(list: ["plan"] + arguments).status == status)
  }

  @Test func writesSeveralFormats() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.write(["speech.yaml": Sample.project("speech")])
    let outcome = try repository.gesso(
      "plan", "--format", "markdown=plan.md", "--format", "json=plan.json", "--exit-code")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("HEAD -> the work tree\n"))
    let markdown = try String(
      contentsOf: repository.root.appending(path: "plan.md"), encoding: .utf8)
    #expect(markdown.hasPrefix("<!-- gesso plan -->\n"))
    let json = try Data(contentsOf: repository.root.appending(path: "plan.json"))
    #expect(try JSONSerialization.jsonObject(with: json) is [String: Any])
  }
}
