import Foundation
import Repository
import Testing

@Suite("Revisions")
struct RevisionTests {
  @Test func `any expression names one`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "sub/b.yaml": "1"])
    let first = try repository.git("rev-parse", "HEAD")
    try repository.git("tag", "--annotate", "v1", "--message", "a tag")
    try repository.write(["a.yaml": "2"])
    try repository.commit()
    for expression in ["HEAD~1", "v1", "v1^{commit}", "main^", first, String(first.prefix(10))] {
      #expect(try repository.contents(.revision(expression)) == ["a.yaml: 1", "sub/b.yaml: 1"])
      #expect(try repository.open(.revision(expression)).revision == first)
    }
    #expect(try repository.contents(.revision("HEAD:sub")) == ["b.yaml: 1"])
    #expect(try repository.contents(.revision("HEAD^{tree}"), at: "sub").count == 2)
    #expect(try repository.contents(.revision("v1"), at: "sub") == ["b.yaml: 1"])
  }

  @Test func `an unknown one is an error`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    for expression in ["nowhere", "HEAD~7", "a..b", ""] {
      let expected = RepositoryError.unknownRevision(expression, hint: "")
      #expect(try repository.failure(.revision(expression)) == expected)
    }
    #expect(try repository.failure(.revision("HEAD:a.yaml")) == .notATree("HEAD:a.yaml"))
    let empty = try ScriptedRepository()
    let hint = "the current branch has no commits yet"
    #expect(try empty.failure(.revision("HEAD")) == .unknownRevision("HEAD", hint: hint))
  }

  @Test func `a folder that the revision does not have is empty`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    try repository.write(["new/b.yaml": "1"])
    #expect(try repository.contents(.revision("HEAD"), at: "new") == [])
    #expect(try repository.open(.revision("HEAD"), at: "new").read(path: "b.yaml") == nil)
  }

  @Test func `packed and loose objects read alike`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "2"])
    try repository.git("gc", "--quiet")
    try repository.write(["b.yaml": "3"])
    try repository.commit()
    #expect(try repository.contents(.revision("HEAD")) == ["a.yaml: 1", "b.yaml: 3"])
    try repository.git("gc", "--quiet")
    #expect(try repository.contents(.revision("HEAD~")) == ["a.yaml: 1", "b.yaml: 2"])
  }

  @Test func `a bare repository has revisions only`() throws {
    let source = try ScriptedRepository.committed(["a.yaml": "1", "sub/b.yaml": "2"])
    let bare = try ScriptedRepository(plain: true)
    try bare.git("clone", "--quiet", "--bare", source.root, ".")
    #expect(try bare.contents(.revision("main")) == ["a.yaml: 1", "sub/b.yaml: 2"])
    #expect(try bare.open(.revision("main")).read(path: "sub/b.yaml") == Array("2".utf8))
    #expect(try bare.failure(.index) == .bare(bare.root))
    #expect(try bare.failure(.workTree) == .bare(bare.root))
  }

  @Test func `objects are found in alternates`() throws {
    let source = try ScriptedRepository.committed(["a.yaml": "1"])
    let clone = try ScriptedRepository(plain: true)
    try clone.git("clone", "--quiet", "--shared", source.root, ".")
    #expect(try clone.contents(.revision("HEAD")) == ["a.yaml: 1"])
    #expect(try clone.contents(.index) == ["a.yaml: 1"])
    try clone.write(["b.yaml": "2"])
    try clone.commit()
    let grandchild = try ScriptedRepository(plain: true)
    try grandchild.git("clone", "--quiet", "--shared", clone.root, ".")
    #expect(try grandchild.contents(.revision("HEAD")) == ["a.yaml: 1", "b.yaml: 2"])
  }

  @Test func `objects are found where the environment says`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    let store = repository.path("quarantine")
    try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
    try repository.write(["a.yaml": "2"])
    try repository.git("add", "a.yaml", environment: ["GIT_OBJECT_DIRECTORY": store])
    var environment = GitEnvironment()
    environment.objectDirectory = store
    #expect(try repository.contents(.index, environment: environment) == ["a.yaml: 2"])
    #expect(try repository.contents(.index)[0].contains("is not in this clone"))
  }

  @Test func `a shallow clone says what is missing`() throws {
    let source = try ScriptedRepository.committed(["a.yaml": "1"])
    try source.write(["a.yaml": "2"])
    try source.commit()
    let clone = try ScriptedRepository(plain: true)
    try clone.git("clone", "--quiet", "--depth", "1", "file://\(source.root)", ".")
    #expect(try clone.contents(.revision("HEAD")) == ["a.yaml: 2"])
    let failure = try clone.failure(.revision("HEAD~1"))
    #expect(failure?.description.contains("git fetch --unshallow") == true)
  }

  @Test func `a shallow clone has no merge base to tell`() throws {
    let source = try ScriptedRepository.committed(["a.yaml": "1"])
    try source.git("checkout", "--quiet", "-b", "other")
    for (branch, content) in [("other", "2"), ("main", "3")] {
      try source.git("checkout", "--quiet", branch)
      try source.write(["a.yaml": content])
      try source.commit()
    }
    let clone = try ScriptedRepository(plain: true)
    try clone.git(
      "clone", "--quiet", "--depth", "1", "--no-single-branch", "file://\(source.root)", ".")
    let error = #expect(throws: RepositoryError.self) {
      try Repository.mergeBase(
        "origin/main", "origin/other", at: clone.root, environment: GitEnvironment())
    }
    #expect(error?.description.contains("git fetch --unshallow") == true)
    try clone.git("fetch", "--quiet", "--unshallow")
    #expect(
      try Repository.mergeBase(
        "origin/main", "origin/other", at: clone.root, environment: GitEnvironment())
        == source.git("rev-parse", "main~"))
  }

  @Test func `a history may be long`() throws {
    let repository = try ScriptedRepository()
    let commits = (1...10_000).map { number in
      """
      commit refs/heads/main
      committer Test <test@example.com> \(1_700_000_000 + number) +0000
      data 8
      a change
      M 100644 inline a.yaml
      data \("\(number)".utf8.count)
      \(number)

      """
    }
    try repository.write(["stream": commits.joined()])
    try repository.run("sh", ["-c", "git fast-import --quiet < stream"])
    #expect(try repository.git("rev-list", "--count", "main") == "10000")
    #expect(try repository.contents(.revision("main~9999")) == ["a.yaml: 1"])
    #expect(try repository.contents(.revision("main")) == ["a.yaml: 10000"])
    let root = try repository.git("rev-parse", "main~9999")
    let environment = GitEnvironment()
    #expect(
      try Repository.mergeBase("main", root, at: repository.root, environment: environment) == root)
    let changes = try repository.open(.revision("main"))
      .changes(since: repository.open(.revision(root)))
    #expect(changes == [PathChange(path: "a.yaml", kind: .modified)])
  }

  /// As in a container of CI, where git itself would refuse; gesso runs nothing that lies in it.
  @Test(.enabled(if: getuid() == 0)) func `the owner may be another user`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    try repository.run("chown", ["-R", "12345:12345", repository.root])
    #expect(try repository.git("status", mayFail: true).contains("dubious ownership"))
    for origin in [Origin.workTree, .index, .revision("HEAD")] {
      #expect(try repository.contents(origin) == ["a.yaml: 1"])
    }
  }

  @Test func `a partial clone says what is missing`() throws {
    let source = try ScriptedRepository.committed(["a.yaml": "1"])
    try source.git("config", "uploadpack.allowFilter", "true")
    let clone = try ScriptedRepository(plain: true)
    try clone.git(
      "clone", "--quiet", "--bare", "--filter=blob:none", "file://\(source.root)", ".")
    let id = try source.git("rev-parse", "HEAD:a.yaml")
    #expect(
      try clone.contents(.revision("HEAD")) == ["a.yaml: <\(ReadFailure.missingObject(id))>"])
  }

  @Test func `a SHA-256 repository is refused`() throws {
    let repository = try ScriptedRepository(plain: true)
    try repository.git("init", "--object-format=sha256")
    let reason = "its objects have SHA-256 names, only SHA-1 is supported"
    for origin in [Origin.index, .revision("HEAD")] {
      #expect(
        try repository.failure(origin) == .unsupported(repository.root, reason: reason))
    }
  }

  @Test func `other extensions are taken or refused in words`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    try repository.git("config", "core.repositoryFormatVersion", "1")
    for name in ["preciousObjects", "worktreeConfig", "relativeWorktrees"] {
      try repository.git("config", "extensions.\(name)", "true")
    }
    try repository.git("config", "extensions.partialClone", "origin", mayFail: true)
    for origin in [Origin.workTree, .index, .revision("HEAD")] {
      #expect(try repository.contents(origin) == ["a.yaml: 1"])
    }
    let configuration = repository.path(".git/config")
    try repository.run(
      "git", ["config", "--file", configuration, "extensions.refStorage", "reftable"])
    let failure = try repository.failure(.index)
    #expect(failure?.description.contains("git refs migrate --ref-format=files") == true)
    try repository.run(
      "git", ["config", "--file", configuration, "extensions.refStorage", "somewhere"])
    #expect(try repository.failure(.index)?.description.contains("refstorage") == true)
  }

  @Test func `a damaged object fails alone`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "2"])
    let id = try repository.git("rev-parse", "HEAD:a.yaml")
    let object = repository.path(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    try FileManager.default.removeItem(atPath: object)
    try Data("damaged".utf8).write(to: URL(fileURLWithPath: object))
    let contents = try repository.contents(.revision("HEAD"))
    #expect(contents[0].hasPrefix("a.yaml: <git object \(id) cannot be read"))
    #expect(contents[1] == "b.yaml: 2")
  }

  @Test func `commits have a merge base`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    let base = try repository.git("rev-parse", "HEAD")
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.write(["a.yaml": "2"])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["b.yaml": "2"])
    try repository.commit()
    try repository.git("checkout", "--quiet", "--orphan", "alone")
    try repository.commit()
    let environment = GitEnvironment()
    func mergeBase(_ one: String, _ other: String) throws -> String? {
      try Repository.mergeBase(one, other, at: repository.root, environment: environment)
    }
    #expect(try mergeBase("main", "other") == base)
    #expect(try mergeBase("main", "alone") == nil)
    #expect(
      try Repository.resolve(revision: "main~", at: repository.root, environment: environment)
        == base)
  }
}
