import Foundation
import Testing

/// What is remembered of an index must be what linting it would say.
@Suite struct RememberedReportTests {
  private static let broken = Sample.project("vision", more: "  settings: {ref: nowhere}\n")

  private func memory(_ repository: ScriptedRepository) -> URL {
    repository.root.appending(path: ".git/gesso-staged")
  }

  /// Makes linting impossible, so that an answer shows that it was remembered.
  private func hideObjects(_ repository: ScriptedRepository, _ body: () throws -> Void) throws {
    let objects = repository.root.appending(path: ".git/objects")
    let hidden = repository.root.appending(path: ".git/hidden")
    try FileManager.default.moveItem(at: objects, to: hidden)
    try FileManager.default.createDirectory(at: objects, withIntermediateDirectories: true)
    try body()
    try FileManager.default.removeItem(at: objects)
    try FileManager.default.moveItem(at: hidden, to: objects)
  }

  private func isTold(_ repository: ScriptedRepository, _ arguments: String...) throws -> Bool {
    let full = try repository.gesso(list: ["lint", "--staged"] + arguments)
    var told = false
    try hideObjects(repository) {
      let again = try repository.gesso(list: ["lint", "--staged"] + arguments)
      told = again.status == full.status && again.output == full.output && again.errors == ""
      #expect(told || again.status == 3)
    }
    return told
  }

  @Test(arguments: [Sample.project("vision"), broken])
  func aReportIsToldAgain(_ project: String) throws {
    let repository = try ScriptedRepository.committed(
      Sample.files.merging(["vision.yaml": project]) { $1 })
    #expect(try isTold(repository))
    #expect(try isTold(repository, "--format", "json"))
    #expect(try isTold(repository, "vision.yaml", "--fail-on", "note"))
  }

  @Test func otherFilesDoNotCount() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let before = try repository.gesso("lint", "--staged")
    try repository.write(["README.md": "words", "deep/notes.txt": "words"])
    try repository.git("add", "README.md", "deep")
    for _ in 1...2 {
      try hideObjects(repository) {
        let again = try repository.gesso("lint", "--staged")
        #expect(again.status == before.status)
        #expect(again.output == before.output)
      }
    }
  }

  @Test func nothingElseIsTaken() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    _ = try repository.gesso("lint", "--staged")
    let others = [
      ["--format", "concise"], ["--fail-on", "warning"], ["--target", "0.1"], ["vision.yaml"],
      ["--exit-zero"], ["-C", "."],
    ]
    for arguments in others {
      try hideObjects(repository) {
        let again = try repository.gesso(list: ["lint", "--staged"] + arguments)
        #expect(again.status == 3)
      }
    }
    #expect(try !isTold(repository, "--format", "json=report.json"))
    try repository.write(["other": "apiVersion: gesso/v1\nkind: Configuration\n"])
    #expect(try !isTold(repository, "--config", "other"))
  }

  @Test func aDamagedMemoryIsNone() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let full = try repository.gesso("lint", "--staged")
    let bytes = try Data(contentsOf: memory(repository))
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 12)) {
      var damaged = bytes
      damaged[place] ^= 1
      try damaged.write(to: memory(repository))
      let again = try repository.gesso("lint", "--staged")
      #expect(again.output == full.output)
      #expect(again.status == full.status)
      #expect(try Data(contentsOf: memory(repository)) == bytes)
    }
    try bytes.prefix(bytes.count / 2).write(to: memory(repository))
    #expect(try repository.gesso("lint", "--staged").output == full.output)
  }

  @Test func aLinkIsNotFollowed() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    let full = try repository.gesso("lint", "--staged")
    let elsewhere = repository.root.appending(path: "elsewhere")
    try FileManager.default.moveItem(at: memory(repository), to: elsewhere)
    let bytes = try Data(contentsOf: elsewhere)
    try FileManager.default.createSymbolicLink(
      at: memory(repository), withDestinationURL: elsewhere)
    try hideObjects(repository) {
      let again = try repository.gesso("lint", "--staged")
      #expect(again.status == 3)
    }
    #expect(try repository.gesso("lint", "--staged").output == full.output)
    #expect(try Data(contentsOf: elsewhere) == bytes)
  }

  @Test func theWorkTreeIsNotTouched() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    _ = try repository.gesso("lint", "--staged")
    #expect(try repository.git("status", "--porcelain", "--ignored") == "")
  }

  /// After any edit, what is said is what a repository without a memory says.
  @Test func isWhatLintingSaysAfterAnyEdit() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    var random = SplitMix(state: 7)
    let names = ["vision.yaml", "speech.yaml", "notes.md", "deep/language.yml", "gesso.yaml"]
    for _ in 1...25 {
      let name = names[Int(random.next() % UInt64(names.count))]
      switch random.next() % 5 {
      case 0: _ = try repository.attempt("rm", "--quiet", "--cached", "--force", name)
      case 1: try repository.git("commit", "--quiet", "--allow-empty", "--message", "x")
      case 2: _ = try repository.attempt("update-index", "--chmod=+x", name)
      default:
        let project = (name.split(separator: "/").last ?? "").split(separator: ".").first ?? ""
        let contents = [
          Sample.project(String(project)), "words: \(random.next() % 3)\n",
          "apiVersion: gesso/v1\nkind: Configuration\nrules: {secret-not-found: error}\n",
          Sample.project(String(project), more: "  settings: {ref: nowhere}\n"),
        ]
        try repository.write([name: contents[Int(random.next() % 4)]])
        try repository.git("add", name)
      }
      let remembered = try repository.gesso("lint", "--staged")
      try? FileManager.default.removeItem(at: memory(repository))
      let fresh = try repository.gesso("lint", "--staged")
      #expect(remembered.output == fresh.output)
      #expect(remembered.status == fresh.status)
    }
  }
}

/// A generator of the same numbers each time.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
