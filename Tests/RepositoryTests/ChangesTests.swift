import Foundation
import Repository
import Testing

@Suite("Changes between two states")
struct ChangesTests {
  @Test func `are found whatever the states are`() throws {
    let repository = try ScriptedRepository.committed([
      "same.yaml": "1", "modified.yaml": "1", "moved.yaml": "m", "z/deleted.yaml": "1",
    ])
    try repository.write(["modified.yaml": "2", "added.yaml": "1"])
    try repository.git("mv", "moved.yaml", "renamed.yaml")
    try repository.git("rm", "--quiet", "z/deleted.yaml")
    try repository.run("touch", ["same.yaml"])
    let expected = [
      PathChange(path: "added.yaml", kind: .added),
      PathChange(path: "modified.yaml", kind: .modified),
      PathChange(path: "moved.yaml", kind: .deleted),
      PathChange(path: "renamed.yaml", kind: .added),
      PathChange(path: "z/deleted.yaml", kind: .deleted),
    ]
    func changes(_ old: Origin, _ new: Origin) throws -> [PathChange] {
      try repository.open(new).changes(since: try repository.open(old))
    }
    #expect(try changes(.revision("HEAD"), .workTree) == expected)
    #expect(try changes(.workTree, .workTree) == [])
    try repository.commit()
    #expect(try changes(.revision("HEAD~"), .index) == expected)
    #expect(try changes(.revision("HEAD~"), .revision("HEAD")) == expected)
    #expect(try changes(.index, .workTree) == [])
  }
}
