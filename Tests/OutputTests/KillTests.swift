import Foundation
import Testing

/// Runs of the real program that are killed while they write.
@Suite struct KillTests {
  /// The program beside the tests.
  private static let gesso: URL? = CommandLine.arguments
    .first { $0.contains(".xctest") }
    .map {
      URL(filePath: String($0.prefix(upTo: $0.range(of: ".xctest")?.upperBound ?? $0.endIndex)))
    }
    .map { $0.deletingLastPathComponent().appending(path: "gesso") }
    .flatMap { FileManager.default.isExecutableFile(atPath: $0.path) ? $0 : nil }

  private static let count = 600

  /// A repository of namespaces, all of which differ between two versions.
  private static func write(version: Int, to scratch: Scratch) throws {
    let documents = (0..<count).map { number in
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-\(number), labels: {version: v\(version)}}

      """
    }
    try scratch.write(documents.joined(separator: "---\n"), to: "in/all.yaml")
  }

  private static func start(_ scratch: Scratch, _ gesso: URL) throws -> Process {
    let process = Process()
    process.executableURL = gesso
    process.arguments = [
      "render", "--quiet", "-C", scratch.path("in"), "-o", scratch.path("out") + "/",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The versions of all files of the bundle, and whether all files are there.
  private static func state(_ scratch: Scratch) throws -> (versions: Set<String>, isWhole: Bool) {
    let files = try scratch.listing("out").filter { $0.key.hasSuffix(".yaml") }
    let versions = files.values.compactMap { text in
      text.split(separator: "\n").first { $0.contains("version:") }.map(String.init)
    }
    return (Set(versions), files.count == count)
  }

  @Test(.enabled(if: gesso != nil, "the program is not built beside the tests"))
  func leavesTheOldBundleOrTheNew() throws {
    let gesso = try #require(Self.gesso)
    let scratch = try Scratch()
    try Self.write(version: 0, to: scratch)
    try Self.start(scratch, gesso).waitUntilExit()
    var last = try Self.state(scratch)
    #expect(last.isWhole && last.versions.count == 1)
    var cutOff = 0
    for round in 1...12 {
      try Self.write(version: round, to: scratch)
      let process = try Self.start(scratch, gesso)
      let known = Set(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path))
      // It writes as soon as something new lies beside the bundle.
      while process.isRunning,
        try Set(FileManager.default.contentsOfDirectory(atPath: scratch.url.path)) == known
      {
        usleep(200)
      }
      usleep(UInt32(round * 2500))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { cutOff += 1 }
      let now = try Self.state(scratch)
      #expect(now.isWhole && now.versions.count == 1)
      last = now
    }
    #expect(cutOff > 0)
    try Self.start(scratch, gesso).waitUntilExit()
    #expect(try Self.state(scratch).versions == ["    version: v12"])
  }

  @Test(.enabled(if: gesso != nil, "the program is not built beside the tests"))
  func completesABundleAmongOtherFilesAtTheNextRun() throws {
    let gesso = try #require(Self.gesso)
    let scratch = try Scratch()
    try Self.write(version: 0, to: scratch)
    try scratch.write("mine", to: "out/README.md")
    try Self.start(scratch, gesso).waitUntilExit()
    for round in 1...4 {
      try Self.write(version: round, to: scratch)
      let process = try Self.start(scratch, gesso)
      while process.isRunning,
        try !FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))
          .contains(where: { $0.hasPrefix(".gesso-staging-") })
      {
        usleep(200)
      }
      usleep(UInt32(round * 8000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try Self.state(scratch).isWhole)
    }
    try Self.start(scratch, gesso).waitUntilExit()
    let state = try Self.state(scratch)
    #expect(state.versions == ["    version: v4"] && state.isWhole)
    #expect(try scratch.read("out/README.md") == "mine")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))
    #expect(!names.contains { $0.hasPrefix(".gesso-staging-") })
  }
}
