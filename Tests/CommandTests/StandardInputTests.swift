import Foundation
import Testing

/// An editor's buffer is linted as if it were the file.
@Suite struct StandardInputTests {
  private func lint(
    _ repository: ScriptedRepository, _ input: String, _ arguments: String...,
    in folder: String = ""
  ) throws -> Outcome {
    try repository.gesso(
      list: ["lint", "--format", "concise"] + arguments, in: folder, input: input)
  }

  /// The reference is found only because the other file is read, and the fault is in the buffer only.
  @Test func findsWhatOtherFilesSay() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let buffer = Sample.project("vision").replacing("tenant: research", with: "tenant: resarch")
    let outcome = try lint(repository, buffer, "--stdin-filename", "vision.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("vision.yaml:5:11: error: "))
    #expect(outcome.output.contains("[tenant-not-found]"))
    #expect(
      try lint(repository, Sample.project("vision"), "--stdin-filename", "vision.yaml").status == 0)
    #expect(try repository.git("status", "--porcelain") == "")
  }

  /// Findings of other files are left out unless they are asked for.
  @Test func reportsTheBufferOnly() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let renamed = Sample.tenant.replacing("{name: research}", with: "{name: other}")
    let own = try lint(repository, renamed, "--stdin-filename", "tenant.yaml")
    #expect(!own.output.contains("vision.yaml"))
    let all = try lint(repository, renamed, "--stdin-filename", "tenant.yaml", "--", "-", ".")
    #expect(all.output.contains("vision.yaml:5:11: error: "))
  }

  @Test func aNewFileTakesPart() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let settings = """
      apiVersion: gesso/v1
      kind: Project
      metadata: {name: vision}
      spec: {tenant: research}

      """
    let outcome = try lint(repository, settings, "--stdin-filename", "z/aside.yaml", "-")
    #expect(outcome.output.contains("z/aside.yaml:3:18: error: "))
    #expect(outcome.output.contains("[duplicate-object]"))
    let below = try lint(repository, settings, "--stdin-filename", "z.yaml")
    #expect(below.output.contains("z.yaml:3:18: error: "))
  }

  @Test func namesAreRelativeToTheCurrentFolder() throws {
    let repository = try ScriptedRepository.committed(
      ["a/tenant.yaml": Sample.tenant, "a/vision.yaml": Sample.project("vision")])
    let buffer = Sample.project("vision").replacing("tenant: research", with: "tenant: resarch")
    for (name, folder) in [("vision.yaml", "a"), ("a/vision.yaml", ""), ("../a/vision.yaml", "a")] {
      let outcome = try lint(repository, buffer, "--stdin-filename", name, in: folder)
      #expect(outcome.output.hasPrefix("a/vision.yaml:5:11: error: "), "\(name) in \(folder)")
    }
    let absolute = repository.root.appending(path: "a/vision.yaml").path
    #expect(try lint(repository, buffer, "--stdin-filename", absolute).status == 1)
  }

  @Test func whatIsLeftOutStaysOut() throws {
    let repository = try ScriptedRepository.committed(
      Sample.files.merging([
        ".gitignore": "ignored.yaml\n",
        "gesso.yaml": "apiVersion: gesso/v1\nkind: Configuration\nexclude: [charts/**]\n",
      ]) { $1 })
    try repository.write(["ignored.yaml": "a: 1\n"])
    for name in ["ignored.yaml", "charts/x.yaml"] {
      let outcome = try lint(repository, "a: [", "--stdin-filename", name)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("\(name) is excluded, rendered or ignored by git"))
    }
  }

  @Test func theConfigurationMayBeTheBuffer() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let text = "apiVersion: gesso/v1\nkind: Configuration\nrules: {secret-not-found: error}\n"
    let outcome = try lint(repository, text, "--stdin-filename", "gesso.yaml", "--", "-", ".")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("error: Secret \"research-palette\""))
    let wrong = try lint(repository, text + "traget: x\n", "--stdin-filename", "gesso.yaml")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("gesso.yaml:4:1: error: there is no setting \"traget\""))
  }
}
