import Foundation
import Testing

/// Files whose names, or whose links, are meant to lead astray.
@Suite struct FileNameTests {
  private static let names = [
    "a b.yaml", "q\"uo'te.yaml", "line\nbreak.yaml", "ünï/cödé.yaml", "\u{1B}[31mred.yaml",
    "-C.yaml", "::error::x.yaml", "%0A.yaml", "back\\slash.yaml",
  ]
  private static let states: [[String]] = [[], ["--staged"], ["--rev", "HEAD"]]

  private func repository() throws -> ScriptedRepository {
    let files = Self.names.enumerated().map { index, name in
      (name, Sample.project("p\(index)", more: "  settings: {ref: nowhere}\n"))
    }
    return try ScriptedRepository.committed(
      Dictionary(uniqueKeysWithValues: files + [("tenant.yaml", Sample.tenant)]))
  }

  @Test(arguments: states)
  func areReportedAsTheyAre(_ state: [String]) throws {
    let outcome = try repository().gesso(list: ["lint", "--format", "json"] + state)
    #expect(outcome.status == 1)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    let paths = findings.filter { $0["rule"] as? String == "settings-not-found" }
      .compactMap { ($0["location"] as? [String: Any])?["path"] as? String }
    #expect(Set(paths) == Set(Self.names))
  }

  @Test(arguments: states)
  func makeNoLinesOfTheirOwn(_ state: [String]) throws {
    let outcome = try repository().gesso(list: ["lint", "--format", "concise"] + state)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count { $0.contains("[settings-not-found]") } == Self.names.count)
    #expect(lines.dropLast().allSatisfy { $0.contains(": error: ") || $0.contains(": warning: ") })
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func areNamedInAPlan() throws {
    let repository = try repository()
    let outcome = try repository.gesso("plan", "--from-empty", "--format", "json")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let steps = try #require(json["steps"] as? [[String: Any]])
    let paths = steps.compactMap { ($0["location"] as? [String: Any])?["path"] as? String }
    #expect(Set(paths) == Set(Self.names + ["tenant.yaml"]))
  }

  @Test(arguments: states)
  func linksAreNotFollowed(_ state: [String]) throws {
    let outside = try ScriptedRepository(plain: true)
    try outside.write(["secret.yaml": Sample.project("secret"), "folder/a.yaml": "["])
    let repository = try ScriptedRepository.committed(Sample.files)
    for (link, target) in [("secret.yaml", "secret.yaml"), ("folder", "folder")] {
      try FileManager.default.createSymbolicLink(
        at: repository.root.appending(path: link),
        withDestinationURL: outside.root.appending(path: target))
    }
    try repository.commit()
    let outcome = try repository.gesso(list: ["lint", "--format", "json"] + state)
    #expect(outcome.output.contains("\"files\": 2,"))
    #expect(!outcome.output.contains("secret.yaml"))
  }
}
