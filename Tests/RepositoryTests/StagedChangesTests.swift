import Foundation
import Repository
import Testing

@Suite("The changes of an index since a list of its files")
struct StagedChangesTests {
  /// What is staged, as a list says it: paths and ids.
  private func names(_ entries: [FileEntry]) -> Set<String> {
    Set(entries.map { "\($0.path) \($0.objectID ?? "")" })
  }

  @Test(arguments: ["", "a"]) func `are those that the lists show`(_ folder: String) throws {
    let repository = try ScriptedRepository.committed([
      "a/one.yaml": "1", "a/two.yaml": "2", "three.yml": "3", "a.yaml": "4", "a-b.yaml": "5",
    ])
    var random = SystemRandomNumberGenerator()
    let paths = [
      "a/one.yaml", "a/two.yaml", "a/b/x.yaml", "three.yml", "a.yaml", "a-b.yaml", "n.md",
    ]
    for _ in 0..<25 {
      let old = try repository.open(.index, at: folder).list()
      let list = StagedList(old)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let path = paths.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) {
          try repository.write([path: "\(Int.random(in: 0...3, using: &random))"])
          try repository.git("add", path)
        } else {
          try repository.git("rm", "--quiet", "--cached", "--force", "--ignore-unmatch", path)
        }
      }
      let new = try repository.open(.index, at: folder).list()
      let changes = try #require(try repository.open(.index, at: folder).changes(since: list))
      #expect(names(changes.gone.map { old[$0] }) == names(old).subtracting(names(new)))
      #expect(names(changes.come) == names(new).subtracting(names(old)))
      #expect(changes.isNothing == (names(old) == names(new)))
      #expect(changes.namesAreTheSame(as: list) == (old.map(\.path) == new.map(\.path)))
      let kept = old.indices.filter { !changes.gone.contains($0) }
      #expect(
        kept.map { list.entry(at: $0, size: 0)?.objectID } == kept.map { old[$0].objectID })
    }
  }

  @Test func `tell of files that say how others are read`() throws {
    let repository = try ScriptedRepository.committed(["a/one.yaml": "1"])
    let list = StagedList(try repository.open(.index, at: "a").list())
    func governing() throws -> String? {
      try repository.open(.index, at: "a").changes(since: list)?.governing
    }
    var seen: Set<String?> = [try governing()]
    for path in ["gesso.yaml", "a/gesso.yaml", "b/.gesso-bundle", "a/b/.gesso-bundle"] {
      try repository.write([path: "1"])
      try repository.git("add", path)
      #expect(seen.insert(try governing()).inserted, "\(path) is staged")
    }
    try repository.write(["gesso.yaml": "2"])
    #expect(try !seen.insert(governing()).inserted)
    try repository.git("add", "gesso.yaml")
    #expect(try seen.insert(governing()).inserted)
    try repository.write(["a/two.yaml": "2", "words.md": "2"])
    try repository.git("add", "--all")
    #expect(try !seen.insert(governing()).inserted)
    #expect(try repository.open(.index, at: "a").changes(since: list)?.hasBundleLists == true)
  }

  @Test func `are not told where there are conflicts or too many files`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "1"])
    let open = try repository.open(.index)
    let list = StagedList(try open.list())
    #expect(open.changes(since: list)?.isNothing == true)
    #expect(open.limited(to: Limits(files: 1)).changes(since: list) == nil)
    #expect(try repository.open(.workTree).changes(since: list) == nil)
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.write(["a.yaml": "2"])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["a.yaml": "3"])
    try repository.commit()
    try repository.git("merge", "other", mayFail: true)
    #expect(try repository.open(.index).changes(since: list) == nil)
  }

  @Test func `leave out links, promises and what is no YAML`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1"])
    let list = StagedList(try repository.open(.index).list())
    try FileManager.default.createSymbolicLink(
      atPath: repository.path("link.yaml"), withDestinationPath: "a.yaml")
    try repository.write(["promised.yaml": "1", "words.md": "1"])
    try repository.git("add", "link.yaml", "words.md")
    try repository.git("add", "--intent-to-add", "promised.yaml")
    #expect(try repository.open(.index).changes(since: list)?.isNothing == true)
  }

  @Test func `need a list that fits together`() throws {
    let repository = try ScriptedRepository.committed(["a.yaml": "1", "b.yaml": "1"])
    let list = StagedList(try repository.open(.index).list())
    #expect(StagedList(ids: list.ids, ends: list.ends, paths: list.paths) != nil)
    #expect(StagedList(ids: [1] + list.ids, ends: list.ends, paths: list.paths) == nil)
    #expect(StagedList(ids: list.ids, ends: [6, 11], paths: list.paths) == nil)
    #expect(StagedList(ids: list.ids, ends: [13, 12], paths: list.paths) == nil)
  }
}
