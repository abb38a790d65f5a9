import Foundation
import Repository
import Testing

@Suite("The work tree")
struct WorkTreeTests {
  @Test func `a plain folder has no ignore rules`() throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.write([".gitignore": "*.yaml", "a.yaml": "1", "sub/b.yaml": "2"])
    #expect(try folder.contents() == ["a.yaml: 1", "sub/b.yaml: 2"])
    #expect(Repository.topLevel(of: folder.root, environment: GitEnvironment()) == nil)
  }

  @Test func `an empty repository has no files`() throws {
    #expect(try ScriptedRepository().contents() == [])
  }

  @Test func `ignored files are left out and tracked ones are not`() throws {
    let repository = try ScriptedRepository()
    try repository.write([
      ".gitignore": "build/\n*.local.yaml\n!keep.local.yaml\n/only.yaml\n",
      "sub/.gitignore": "here.yaml\n",
      "a.yaml": "1", "b.local.yaml": "no", "keep.local.yaml": "2", "build/out.yaml": "no",
      "build/deep/tracked.yaml": "3", "build/keep.local.yaml": "no", "only.yaml": "no",
      "sub/only.yaml": "4", "sub/here.yaml": "no", "sub/deep/here.yaml": "no", "here.yaml": "5",
    ])
    try repository.git("add", "--force", "build/deep/tracked.yaml")
    let expected = [
      "a.yaml: 1", "build/deep/tracked.yaml: 3", "here.yaml: 5", "keep.local.yaml: 2",
      "sub/only.yaml: 4",
    ]
    #expect(try repository.contents() == expected)
    try repository.commit()
    #expect(try repository.contents() == expected)
    #expect(try repository.contents(.index) == expected)
    #expect(try repository.contents(.revision("HEAD")) == expected)
  }

  @Test(arguments: [".gitignore", ".git/info/exclude", "rules"])
  func `a rule may come from above the folder`(file: String) throws {
    let repository = try ScriptedRepository()
    try repository.write([file: "# rules\n\nno.yaml\n", "in/yes.yaml": "1", "in/no.yaml": "2"])
    if file == "rules" {
      try repository.git("config", "core.excludesFile", repository.path("rules"))
    }
    #expect(try repository.contents(at: "in") == ["yes.yaml: 1"])
  }

  @Test func `an ignored folder that is named is read`() throws {
    let repository = try ScriptedRepository()
    try repository.write([".gitignore": "out/", "out/a.yaml": "1"])
    #expect(try repository.contents() == [])
    #expect(try repository.contents(at: "out") == ["a.yaml: 1"])
  }

  @Test func `reads no pipe and no folder`() throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.write(["a.yaml": "1", "x.yaml/README": ""])
    try folder.run("mkfifo", ["pipe.yaml"])
    #expect(try folder.contents() == ["a.yaml: 1"])
    #expect(throws: RepositoryError.unreadableFile("pipe.yaml", .notRegular)) {
      try folder.open().read(path: "pipe.yaml")
    }
  }

  @Test func `a file that goes away does not stop the others`() throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.write(["a.yaml": "1", "b.yaml": "2", "c.yaml": "3", "d/e.yaml": "4"])
    let repository = try folder.open()
    let entries = try repository.list()
    try FileManager.default.removeItem(atPath: folder.path("a.yaml"))
    try FileManager.default.removeItem(atPath: folder.path("b.yaml"))
    try folder.run("ln", ["-s", "c.yaml", "b.yaml"])
    try FileManager.default.moveItem(atPath: folder.path("d"), toPath: folder.path("f"))
    try folder.run("ln", ["-s", "f", "d"])
    let outcomes = repository.map(entries) { _, _, outcome in outcome }
    #expect(
      outcomes == [
        .failure(.vanished), .failure(.notRegular), .success(Array("3".utf8)), .failure(.vanished),
      ])
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func `a permission error does not stop the others`() throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.write(["a.yaml": "1", "b.yaml": "2", "c/d.yaml": "3"])
    try folder.run("chmod", ["000", "a.yaml", "c"])
    defer { _ = try? folder.run("chmod", ["700", "c"]) }
    let failure = ReadFailure.unreadable("Permission denied")
    #expect(try folder.contents() == ["a.yaml: <\(failure)>", "b.yaml: 2", "c/: <\(failure)>"])
  }

  @Test func `a folder that is not there is an error`() throws {
    let folder = try ScriptedRepository(plain: true)
    try folder.write(["a.yaml": "1"])
    for (name, reason) in [("none", "No such file or directory"), ("a.yaml", "Not a directory")] {
      #expect(throws: RepositoryError.noFolder(folder.path(name), reason: reason)) {
        try folder.open(at: name)
      }
    }
  }

  @Test func `results come in the order of the entries`() throws {
    let folder = try ScriptedRepository(plain: true)
    let names = (0..<500).map { "f\($0 % 7)/\($0).yaml" }
    try folder.write(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
    let repository = try folder.open()
    let entries = try repository.list()
    let results = repository.map(entries) { index, entry, outcome in
      (try? outcome.get()) == Array(entry.path.utf8) ? index : -1
    }
    #expect(results == Array(0..<500))
  }

  @Test func `finds the top`() throws {
    let repository = try ScriptedRepository.committed(["a/b.yaml": "1"])
    for folder in ["", "a"] {
      let top = Repository.topLevel(of: repository.path(folder), environment: GitEnvironment())
      #expect(top == repository.root)
    }
  }
}
