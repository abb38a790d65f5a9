import Foundation
import Repository
import Testing

@Suite("The index")
struct IndexTests {
  @Test func `holds what is staged, not what lies in the folder`() throws {
    let repository = try ScriptedRepository.committed([
      "a.yaml": "1", "deleted.yaml": "2", "kept.yaml": "3",
    ])
    try repository.write(["a.yaml": "staged", "new.yaml": "staged"])
    try repository.git("add", "a.yaml", "new.yaml")
    try repository.write(["a.yaml": "later", "untracked.yaml": "", "promised.yaml": "later"])
    try repository.git("rm", "--quiet", "--cached", "deleted.yaml")
    try repository.git("add", "--intent-to-add", "promised.yaml")
    try FileManager.default.removeItem(atPath: repository.path("kept.yaml"))
    #expect(
      try repository.contents(.index) == ["a.yaml: staged", "kept.yaml: 3", "new.yaml: staged"])
    #expect(try repository.open(.index).read(path: "promised.yaml") == nil)
    #expect(try repository.open(.index).read(path: "a.yaml") == Array("staged".utf8))
  }

  @Test func `is empty before the first commit`() throws {
    let repository = try ScriptedRepository()
    #expect(try repository.contents(.index) == [])
    try repository.write(["a.yaml": "1"])
    try repository.git("add", ".")
    #expect(try repository.contents(.index) == ["a.yaml: 1"])
  }

  @Test func `refuses a conflict and names the file`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "1", "c.txt": "1"])
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.write(["a.yaml": "2", "c.txt": "2"])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["a.yaml": "3", "c.txt": "3"])
    try repository.commit()
    try repository.git("merge", "other", mayFail: true)
    let failure = try repository.failure(.index)
    #expect(failure == .unmerged(["a.yaml"]))
    #expect(
      failure?.description
        == "unresolved merge conflict in \"a.yaml\": resolve and stage first")
    #expect(try repository.contents(.workTree).count == 2)
  }

  @Test func `refuses every sort of conflict`() throws {
    let repository = try ScriptedRepository.committed(["both.yaml": "1", "gone.yaml": "1"])
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.write(["both.yaml": "2", "gone.yaml": "2", "new.yaml": "2"])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["both.yaml": "3", "new.yaml": "3"])
    try repository.git("rm", "--quiet", "gone.yaml")
    try repository.commit()
    try repository.git("merge", "other", mayFail: true)
    #expect(try repository.failure(.index) == .unmerged(["both.yaml", "gone.yaml", "new.yaml"]))
    try repository.git("add", "both.yaml", "new.yaml")
    #expect(try repository.failure(.index) == .unmerged(["gone.yaml"]))
    try repository.git("rm", "--quiet", "gone.yaml")
    #expect(
      try repository.contents(.index).map { $0.prefix { $0 != ":" } } == ["both.yaml", "new.yaml"])
  }

  @Test func `tells files from links and submodules by their mode`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "1", "c.yaml": "1"])
    try repository.git("update-index", "--chmod=+x", "a.yaml")
    try repository.run("ln", ["-sf", "a.yaml", "b.yaml"])
    try repository.git("add", "b.yaml")
    let commit = try repository.git("rev-parse", "HEAD")
    try repository.git("update-index", "--add", "--cacheinfo", "160000,\(commit),c.yaml")
    #expect(
      try repository.git("ls-files", "--stage").split(separator: "\n").map { $0.prefix(6) }
        == ["100755", "120000", "160000"])
    #expect(try repository.contents(.index) == ["a.yaml: 1"])
    try repository.git("commit", "--quiet", "--message", "modes")
    #expect(try repository.contents(.revision("HEAD")) == ["a.yaml: 1"])
  }

  @Test func `holds what a partial commit of all files holds`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "1"])
    try repository.write(["a.yaml": "2", "c.yaml": "2"])
    try repository.git("rm", "--quiet", "--cached", "b.yaml")
    // As `git commit --all` does, in an index of its own.
    try repository.run("cp", [".git/index", ".git/index.lock"])
    let lock = ["GIT_INDEX_FILE": repository.path(".git/index.lock")]
    try repository.git("add", "--update", environment: lock)
    var environment = GitEnvironment()
    environment.indexFile = repository.path(".git/index.lock")
    #expect(try repository.contents(.index, environment: environment) == ["a.yaml: 2"])
    #expect(try repository.contents(.index) == ["a.yaml: 1"])
  }

  @Test func `reads the index the environment names`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    let other = ["GIT_INDEX_FILE": repository.path(".git/other")]
    try repository.write(["b.yaml": "2"])
    try repository.git("add", "b.yaml", environment: other)
    var environment = GitEnvironment()
    for name in [repository.path(".git/other"), ".git/other"] {
      environment.indexFile = name
      #expect(try repository.contents(.index, environment: environment) == ["b.yaml: 2"])
    }
  }

  @Test func `reads the repository the environment names`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "sub/b.yaml": "2"])
    let moved = try ScriptedRepository(plain: true)
    try FileManager.default.moveItem(
      atPath: repository.path(".git"), toPath: moved.path("store"))
    var environment = GitEnvironment()
    environment.gitDirectory = moved.path("store")
    environment.workTree = repository.root
    #expect(try repository.contents(.index, at: "sub", environment: environment) == ["b.yaml: 2"])
    #expect(Repository.topLevel(of: repository.path("sub"), environment: environment) != nil)
    let elsewhere = try ScriptedRepository.committed(["c.yaml": "3"])
    environment.indexFile = moved.path("store/index")
    #expect(try elsewhere.contents(.index, environment: environment) == ["c.yaml: 3"])
  }

  /// Git tells its hooks of the git directory alone, which here lies beside the work tree.
  @Test func `serves a git directory that lies apart`() throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.git("init", "--quiet", "--separate-git-dir", "store", "tree")
    try folder.write(["tree/a.yaml": "1", "tree/sub/b.yaml": "2", "tree/c.yaml": "3"])
    try folder.git("add", ".", in: "tree")
    let other = ["GIT_INDEX_FILE": folder.path("store/other")]
    try folder.git("add", "a.yaml", "sub", in: "tree", environment: other)
    var environment = GitEnvironment()
    environment.gitDirectory = folder.path("store")
    environment.indexFile = folder.path("store/other")
    #expect(
      try folder.contents(.index, at: "tree", environment: environment)
        == ["a.yaml: 1", "sub/b.yaml: 2"])
    #expect(try folder.contents(.index, at: "tree/sub", environment: environment) == ["b.yaml: 2"])
    #expect(try folder.contents(.index, at: "tree").count == 3)
    #expect(
      Repository.topLevel(of: folder.path("tree/sub"), environment: environment)
        == folder.path("tree"))
    let nested = try ScriptedRepository.committed(["n.yaml": "n"])
    try FileManager.default.moveItem(atPath: nested.root, toPath: folder.path("tree/nested"))
    #expect(
      try folder.contents(.index, at: "tree/nested", environment: environment) == ["n.yaml: n"])
  }

  @Test func `serves a linked work tree`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "sub/b.yaml": "2"])
    try repository.git("worktree", "add", "--quiet", "--detach", "linked")
    try repository.write(["linked/a.yaml": "linked", "linked/.gitignore": "c.yaml"])
    try repository.git("add", "a.yaml", in: "linked")
    try repository.write(["linked/c.yaml": "ignored"])
    #expect(try repository.contents(.index, at: "linked") == ["a.yaml: linked", "sub/b.yaml: 2"])
    #expect(try repository.contents(.revision("HEAD"), at: "linked/sub") == ["b.yaml: 2"])
    #expect(try repository.contents(at: "linked") == ["a.yaml: linked", "sub/b.yaml: 2"])
    #expect(try repository.contents() == ["a.yaml: 1", "sub/b.yaml: 2"])
    let linked = repository.path("linked")
    #expect(Repository.topLevel(of: linked, environment: GitEnvironment()) == linked)
    var environment = GitEnvironment()
    environment.gitDirectory = repository.path(".git/worktrees/linked")
    environment.indexFile = repository.path(".git/worktrees/linked/index")
    #expect(
      try repository.contents(.index, at: "linked/sub", environment: environment) == ["b.yaml: 2"])
  }

  @Test func `a hook sees what is about to be committed`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "1"])
    try repository.write([
      ".git/hooks/pre-commit": "#!/bin/sh\nenv | grep ^GIT_ > seen\ncp \"$GIT_INDEX_FILE\" index\n"
    ])
    try repository.run("chmod", ["+x", ".git/hooks/pre-commit"])
    try repository.write(["a.yaml": "2", "b.yaml": "2"])
    try repository.git("add", "b.yaml")
    try repository.git("commit", "--quiet", "--message", "only a", "--", "a.yaml")
    var environment = GitEnvironment()
    environment.indexFile = repository.path("index")
    #expect(
      try repository.contents(.index, environment: environment) == ["a.yaml: 2", "b.yaml: 1"])
  }

  @Test func `is not written`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    try repository.run("touch", ["a.yaml"])
    let before = try Data(contentsOf: URL(fileURLWithPath: repository.path(".git/index")))
    _ = try repository.contents(.index)
    _ = try repository.contents()
    #expect(try Data(contentsOf: URL(fileURLWithPath: repository.path(".git/index"))) == before)
    #expect(!FileManager.default.fileExists(atPath: repository.path(".git/index.lock")))
  }

  @Test func `needs git`() throws {
    let folder = try ScriptedRepository(plain: true)
    #expect(try folder.failure(.index) == .notARepository(folder.root))
  }
}
