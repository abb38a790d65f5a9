import Foundation
import Testing

/// The program over repositories that strangers wrote: nothing leaks, nothing reaches the terminal,
/// every limit is told.
@Suite(.enabled(if: Program.isBuilt, "the program is not built beside the tests"))
struct HostileRepositoryTests {
  /// What stands in Secrets, as it is and in base64.
  private static let marks = ["MARKED-api-key-7f3a", "MARKED-token-91bc", "MARKED-docker-55de"]

  private static func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  private static let secrets = """
    apiVersion: v1
    kind: Secret
    metadata: {name: plain, namespace: vision}
    stringData: {palette: '{"apiKey": "\(marks[0])", "hostUrl": "http://x y", "tenant": 3}', token: \(marks[1])}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: encoded, namespace: vision}
    data: {apiKey: \(encoded(marks[0])), token: "\(encoded(marks[1]))", .dockerconfigjson: \(encoded(marks[2])), no: "\(marks[2])"}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: broken, namespace: vision}
    stringData:
      token: \(marks[1])
      token: \(marks[2])
      other: "\(marks[0])
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Settings
    metadata: {name: vision, namespace: vision}
    spec:
      integrations: [{palette: {secretRef: {name: plian}}}, {huggingFace: {secretRef: {name: encoded, key: tokn}}}]

    """

  static let runs: [[String]] = [
    ["lint"], ["lint", "--format", "concise"], ["lint", "--format", "json"],
    ["lint", "--format", "sarif"], ["lint", "--format", "junit"], ["lint", "--format", "github"],
    ["lint", "--format", "gitlab"], ["lint", "--format", "checkstyle"],
    ["lint", "--format", "markdown"], ["lint", "--fix", "--dry-run"],
    ["lint", "--color", "always"],
    ["plan", "--from-empty"], ["plan", "--from-empty", "--format", "json"],
    ["plan", "--from-empty", "--format", "markdown"], ["show"], ["show", "--format", "json"],
    ["show", "secret/vision/plain", "--all"],
    ["show", "secret/vision/encoded", "--format", "json"],
    ["graph"], ["graph", "--format", "dot"], ["graph", "--format", "json"],
    ["render", "-o", "out"], ["lint", "--config", "secrets.yaml"],
  ]

  @Test(arguments: runs)
  func tellsNoSecret(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.secrets, to: "secrets.yaml")
    let printed = try Program.run(arguments, in: folder.path).printed
    #expect(!printed.isEmpty)
    for mark in Self.marks {
      #expect(!printed.contains(mark))
      #expect(!printed.contains(Self.encoded(mark)))
    }
  }

  @Test(arguments: runs.dropLast(2))
  func printsNoControlCharacterOfAName(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let name = "a\u{1B}[31m\n::error::x\u{9B}1m.yaml"
    try folder.write("kind: Tenant\napiVersion: gesso/v1\nmetadata: {name: A b}\n", to: name)
    try folder.write("apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n", to: "b/" + name)
    mkfifo(folder.path + "/\u{1B}[2J.yaml", 0o644)
    try folder.write("a: b", to: "\u{1B}[2Jclosed.yaml")
    symlink("/etc/passwd", folder.path + "/\u{1B}[2Jlink.yaml")
    let printed = try Program.run(arguments, in: folder.path).printed
    #expect(!printed.isEmpty)
    // Colours are the program's own, in one of the runs.
    let paint = arguments.contains("always")
    #expect(paint || !printed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
    #expect(!printed.contains("\u{1B}[2J") && !printed.contains("\n::error::x"))
  }

  @Test(arguments: [
    ("files: 2", "2 files"), ("totalBytes: 60", "limits.totalBytes"),
    ("documents: 2", "limits.documents"), ("folderDepth: 1", "more than 1 folders"),
  ])
  func endsWith3BeyondALimitOfTheRun(_ limit: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration(limit), to: "gesso.yaml")
    for number in 0..<3 {
      try folder.write("apiVersion: v1\nkind: Namespace\n", to: "a/b/c/\(number).yaml")
    }
    let result = try Program.run(["lint"], in: folder.path)
    #expect(result.status == 3 && result.printed.contains(words), "\(result.printed)")
  }

  @Test(arguments: ["fileSize: 40", "depth: 1", "nodes: 5", "aliasNodes: 1"])
  func reportsALimitOfAFile(_ limit: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration(limit), to: "gesso.yaml")
    let text = "a: &a [1, 2, 3, 4, 5]\nb: {c: [*a, *a]}\nlong: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
    try folder.write(text, to: "a.yaml")
    let result = try Program.run(["lint", "--format", "concise"], in: folder.path)
    let lines = result.printed.split(separator: "\n").filter { $0.hasPrefix("a.yaml") }
    #expect(result.status == 1 && lines.count == 1, "\(result.printed)")
    #expect(lines.first?.hasSuffix("[input-limit]") == true, "\(result.printed)")
  }

  @Test func cutsLongFindings() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration("findingLength: 50"), to: "gesso.yaml")
    let name = String(repeating: "x", count: 100_000)
    try folder.write("apiVersion: v1\nkind: Namespace\nmetadata: {name: \(name)}\n", to: "a.yaml")
    let result = try Program.run(["lint", "--format", "json"], in: folder.path)
    #expect(result.status == 1 && result.printed.contains("…"))
    #expect(!result.printed.contains(String(name.prefix(51))))
  }

  @Test func keepsTheOldBundleWhereTheDiskIsFull() throws {
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n", to: "in/a.yaml")
    let render = ["render", "-C", "in", "-o"]
    #expect(try Program.run(render + ["out.yaml"], in: folder.path).status == 0)
    #expect(try Program.run(render + ["out/"], in: folder.path).status == 0)
    let before = try folder.read("out.yaml")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/out").sorted()
    let note = String(repeating: "n", count: 20_000)
    try folder.write(
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, annotations: {note: \(note)}}\n",
      to: "in/a.yaml")
    for target in ["out.yaml", "out/"] {
      let result = try Program.run(render + [target], in: folder.path, longestFile: 8)
      #expect(result.status == 3, "\(result)")
    }
    #expect(try folder.read("out.yaml") == before)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/out").sorted() == names)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(left) == ["in", "out", "out.yaml"])
  }

  private static func configuration(_ limit: String) -> String {
    "apiVersion: gesso/v1\nkind: Configuration\nlimits: {\(limit)}\n"
  }
}
