import Foundation
import Repository
import Testing

/// Whatever the rules say, and whoever has to be asked about them, the files are those that git names.
@Suite("Ignore patterns")
struct IgnorePatternsTests {
  private static let files = [
    "a.yaml", "A.yaml", "b.local.yaml", "x1.yaml", "[z].yaml", "#c.yaml", "!n.yaml", "sp ace.yaml",
    "caf\u{e9}.yaml", "build/out.yaml", "deep/build/out.yaml", "dir/a.yaml", "dir/sub/b.yaml",
    "Dir2/a.yaml", "ends /a.yaml", "fooxbar/a.yaml", "tracked/a.yaml", "tracked/new.yaml",
  ]

  private static let rules = [
    "", "# a.yaml\n\n", "a.yaml", "A.YAML", "/a.yaml", "*.local.yaml", "b.*.yaml", "x?.yaml",
    "x[0-9].yaml", "x[[:digit:]].yaml", "[!a].yaml", "[^a].yaml", "[a-c].yaml", "[]].yaml",
    "[[]z].yaml", "[z.yaml", "\\#c.yaml", "\\!n.yaml", "sp\\ ace.yaml", "sp ace.yaml", "a.yaml  ",
    "a.yaml\\ ", " a.yaml", "a.yaml\r\nx1.yaml\r", "caf\u{e9}.yaml", "\u{feff}a.yaml", "dir",
    "dir/", "DIR/", "/dir/", "dir/sub", "dir/sub/", "dir/*", "dir/**", "dir/*/b.yaml", "**/sub",
    "**/build/out.yaml", "build", "build/", "/build/", "deep/build/", "d*/", "d*/sub/", "*sub*/",
    "foo**bar", "f*o*r/", "?ooxba?", "ends ", "ends\\ /", "*", "**", "*\n!*.yaml", "*/\n!dir/",
    "*.yaml\n!a.yaml", "!a.yaml", "/", "//", "tracked", "tracked/", "new.yaml", "*.py[cod]",
    "*.tmp\n.DS_Store\n/out/",
    (0..<1500).map { "no\($0)\n" }.joined() + "a.yaml\n",
  ]

  @Test(arguments: [".gitignore", ".git/info/exclude", "dir/.gitignore"])
  func `the files are those that git names`(place: String) throws {
    let repository = try ScriptedRepository()
    try repository.write(Dictionary(uniqueKeysWithValues: Self.files.map { ($0, "1") }))
    try repository.git("add", "tracked/a.yaml")
    for rules in Self.rules {
      try repository.write([place: rules])
      #expect(
        try repository.open().list().map(\.path) == Self.named(in: repository),
        "\(rules.debugDescription) in \(place)")
    }
  }

  @Test(arguments: [
    "excludesFile = /rules", "EXCLUDESFILE=/rules", "excludesFile = \"/rules\"",
    "excludesFile = /rules # mine", "excludesFile = /rules\texcludesFile =",
    "excludesFile = /nothing", "[include]\tpath = /more",
  ])
  func `a configuration may name the rules in many ways`(lines: String) throws {
    let repository = try ScriptedRepository()
    try repository.write([
      "a.yaml": "1", "b.yaml": "2", "rules": "a.yaml\n",
      "more": "[core]\n\texcludesFile = \(repository.path("rules"))\n",
    ])
    let config = try String(contentsOfFile: repository.path(".git/config"), encoding: .utf8)
    let more = lines.replacing("/", with: repository.root + "/").replacing("\t", with: "\n\t")
    try repository.write([".git/config": config + "[core]\n\t\(more)\n"])
    #expect(try repository.open().list().map(\.path) == Self.named(in: repository))
  }

  /// The files that git names.
  private static func named(in repository: ScriptedRepository) throws -> [String] {
    try repository.git(
      "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.yaml"
    ).split(separator: "\0").map(String.init)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
