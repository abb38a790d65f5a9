import Foundation
import Testing

/// The examples on the rules' pages are the rules' fixtures, without the marks for the tests.
@Suite struct RuleExamplesTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = root.appending(path: "fixtures/rules")
  static let generated = root.appending(path: "Sources/Rules/RuleExamples.swift")

  /// Files larger than this are tests but no examples.
  static let largestExample = 8192

  static func source() throws -> String {
    var text = """
      // Made from the files in fixtures/rules/ by RuleExamplesTests; do not edit.
      // UPDATE_SNAPSHOTS=1 swift test --filter RuleExamplesTests makes it anew.
      // swift-format-ignore-file

      extension RuleExample {
        /// Every example, by rule and file.
        static let all: [RuleExample] = [

      """
    for rule in try FileManager.default.contentsOfDirectory(atPath: fixtures.path).sorted() {
      for (folder, isGood) in [("bad", false), ("good", true)] {
        let path = fixtures.appending(path: "\(rule)/\(folder)").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for file in files.sorted() where file != "gesso.yaml" {
          guard let data = FileManager.default.contents(atPath: "\(path)/\(file)"),
            data.count <= largestExample, let content = String(data: data, encoding: .utf8)
          else { continue }
          text += example(rule, isGood, file, content)
        }
      }
    }
    return text + "  ]\n}\n"
  }

  private static func example(
    _ rule: String, _ isGood: Bool, _ file: String, _ content: String
  ) -> String {
    var text = "    RuleExample(\n      rule: \"\(rule)\", isGood: \(isGood), file: \"\(file)\",\n"
    text += "      text: ##\"\"\"\n"
    let lines = content.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for line in lines.dropLast(lines.last == "" ? 1 : 0) {
      let isMark = line.drop { $0 == " " }.hasPrefix("# expect")
      if isMark { continue }
      var shown = String(line)
      if let mark = shown.range(of: " *# expect.*$", options: .regularExpression) {
        shown.removeSubrange(mark)
      }
      text += shown.isEmpty ? "\n" : "        \(visible(shown))\n"
    }
    return text + "        \"\"\"##),\n"
  }

  /// Control characters as a person can see them, since a source file may not hold them.
  private static func visible(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { scalar in
          scalar.value < 0x20 && scalar != "\t"
            ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : scalar
        }))
  }

  @Test func areTheFixtures() throws {
    let wanted = try Self.source()
    let found = try? String(contentsOf: Self.generated, encoding: .utf8)
    if found != wanted, ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try wanted.write(to: Self.generated, atomically: true, encoding: .utf8)
    }
    #expect(found == wanted, "UPDATE_SNAPSHOTS=1 makes RuleExamples.swift anew")
  }
}
