import Repository
import Testing

/// The three origins of a clean repository.
private let origins: [Origin] = [.workTree, .index, .revision("HEAD")]

@Suite("Work tree, index and revision agree")
struct OriginTests {
  @Test(arguments: origins)
  func `gives the same files in byte order`(origin: Origin) throws {
    let repository = try ScriptedRepository.committed([
      "b.yaml": "1", "a/x.yml": "2", "a.yaml": "3", "a-b/c.yaml": "4", "a/README.md": "no",
      "a/b/c/d.yaml": "5", "x.yaml/inner.yaml": "6", "empty.yaml": "", "B.yaml": "7",
    ])
    #expect(
      try repository.contents(origin) == [
        "B.yaml: 7", "a-b/c.yaml: 4", "a.yaml: 3", "a/b/c/d.yaml: 5", "a/x.yml: 2", "b.yaml: 1",
        "empty.yaml: ", "x.yaml/inner.yaml: 6",
      ])
  }

  @Test(arguments: origins)
  func `reads any file name`(origin: Origin) throws {
    let names = [
      "a b.yaml", "q\"'.yaml", "line\nbreak.yaml", "ü/ö.yaml", "\u{1B}[31m.yaml", "-.yml",
      "\u{301}/\u{301}.yaml",
    ]
    let repository = try ScriptedRepository()
    try repository.write(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
    let invalid = "printf bytes > \"$(printf 'bad\\377.yaml')\""
    try repository.run("sh", ["-c", invalid])
    try repository.commit()
    let expected = names.map { "\($0): \($0)" } + ["bad\u{FFFD}.yaml: bytes"]
    #expect(
      try repository.contents(origin)
        == expected.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test(arguments: origins)
  func `narrows to a folder`(origin: Origin) throws {
    let repository = try ScriptedRepository.committed([
      "top.yaml": "top", "fixtures/acme/a.yaml": "a", "fixtures/acme/sub/b.yaml": "b",
      "fixtures/acme-2/c.yaml": "c",
    ])
    #expect(try repository.contents(origin, at: "fixtures/acme") == ["a.yaml: a", "sub/b.yaml: b"])
    let acme = try repository.open(origin, at: "fixtures/acme")
    #expect(acme.prefix == "fixtures/acme/")
    #expect(acme.root == repository.path("fixtures/acme"))
    #expect(try acme.read(path: "./sub/b.yaml") == Array("b".utf8))
    #expect(try acme.read(path: "../../top.yaml") == Array("top".utf8))
    #expect(throws: RepositoryError.outside("../../../top.yaml")) {
      try acme.read(path: "../../../top.yaml")
    }
  }

  @Test(arguments: origins)
  func `follows no symbolic link`(origin: Origin) throws {
    let outside = try ScriptedRepository(plain: true)
    try outside.write(["secret.yaml": "secret", "folder/x.yaml": "secret"])
    let repository = try ScriptedRepository()
    try repository.write(["real.yaml": "1", "folder/inner.yaml": "2"])
    for (link, target) in [
      ("out.yaml", outside.path("secret.yaml")), ("out", outside.path("folder")),
      ("loop", "."), ("self.yaml", "self.yaml"), ("alias.yaml", "real.yaml"), ("no.yaml", "-"),
    ] {
      try repository.run("ln", ["-s", target, link])
    }
    try repository.commit()
    #expect(try repository.contents(origin) == ["folder/inner.yaml: 2", "real.yaml: 1"])
    let opened = try repository.open(origin)
    #expect(throws: RepositoryError.unreadableFile("alias.yaml", .notRegular)) {
      try opened.read(path: "alias.yaml")
    }
    #expect(try opened.read(path: "out/x.yaml") == nil)
    #expect(try opened.read(path: "loop/real.yaml") == nil)
    #expect(try opened.read(path: "folder") == nil)
    #expect(try opened.read(path: "none.yaml") == nil)
  }

  @Test(arguments: origins)
  func `leaves submodules and nested repositories alone`(origin: Origin) throws {
    let library = try ScriptedRepository.committed(["library.yaml": "x"])
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    try repository.git("submodule", "add", "--quiet", library.root, "vendor/library")
    try repository.git("commit", "--quiet", "--message", "a submodule")
    try repository.write([".git/info/exclude": ""])
    try repository.git("init", "nested")
    try repository.write(["nested/n.yaml": "n"])
    #expect(try repository.contents(origin) == ["a.yaml: 1"])
    let inner = try repository.contents(origin, at: "vendor/library")
    #expect(inner == ["library.yaml: x"])
  }

  @Test(arguments: origins)
  func `excludes what the caller says`(origin: Origin) throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "charts/b.yaml": "2"])
    let entries = try repository.open(origin).list { $0.hasPrefix("charts/") }
    #expect(entries.map(\.path) == ["a.yaml"])
  }

  @Test(arguments: origins)
  func `refuses too much`(origin: Origin) throws {
    let repository = try ScriptedRepository.committed([
      "a.yaml": "12345", "b.yaml": "1", "deep/deep/deep/c.yaml": "1",
    ])
    let small = try repository.contents(origin, limits: Limits(fileSize: 4))
    #expect(small[0] == "a.yaml: <\(ReadFailure.tooLarge(size: 5, limit: 4))>")
    #expect(small[1] == "b.yaml: 1")
    #expect(
      try repository.failure(origin, limits: Limits(files: 2)) == .tooManyFiles(limit: 2))
  }

  @Test(arguments: [Origin.workTree, .revision("HEAD")])
  func `does not descend for ever`(origin: Origin) throws {
    let repository = try ScriptedRepository.committed(["a/b/c/d.yaml": "1", "a/b.yaml": "2"])
    #expect(
      try repository.contents(origin, limits: Limits(depth: 2)) == [
        "a/b.yaml: 2", "a/b/c/: <\(ReadFailure.tooDeep(limit: 2))>",
      ])
  }
}
