import Foundation
import Repository
import Testing

@Suite("Indexes that libgit2 cannot read")
struct RefusedIndexTests {
  private let repository: ScriptedRepository

  init() throws {
    repository = try ScriptedRepository.committed(["a.yaml": "1", "sub/b.yaml": "2"])
  }

  /// The index is refused with this advice, and following it helps.
  private func helps(_ commands: [[String]]) throws {
    guard case .unreadableIndex(let file, let reason) = try repository.failure(.index) else {
      Issue.record("the index was read")
      return
    }
    #expect(file == repository.path(".git/index"))
    for command in commands {
      #expect(reason.contains("git " + command.joined(separator: " ")), "\(reason)")
      try repository.run("git", command)
    }
    #expect(try repository.contents(.index) == ["a.yaml: 1", "sub/b.yaml: 2"])
  }

  @Test func `a split one`() throws {
    try repository.git("update-index", "--split-index")
    try helps([["update-index", "--no-split-index"]])
  }

  @Test func `a sparse one`() throws {
    try repository.git("sparse-checkout", "init", "--cone", "--sparse-index")
    #expect(try repository.git("ls-files", "--sparse").contains("sub/"))
    try helps([["sparse-checkout", "reapply", "--no-sparse-index"]])
  }

  @Test func `one without a checksum`() throws {
    let url = URL(fileURLWithPath: repository.path(".git/index"))
    let bytes = try Data(contentsOf: url)
    try (bytes.dropLast(20) + Data(count: 20)).write(to: url)
    try helps([
      ["config", "index.skipHash", "false"], ["update-index", "--force-write-index"],
    ])
  }

  @Test func `one that is no index at all`() throws {
    try repository.write([".git/index": "damaged"])
    guard case .unreadableIndex = try repository.failure(.index) else {
      Issue.record("the index was read")
      return
    }
    #expect(try repository.contents(.revision("HEAD")) == ["a.yaml: 1", "sub/b.yaml: 2"])
    #expect(try repository.contents() == ["a.yaml: 1", "sub/b.yaml: 2"])
  }
}
