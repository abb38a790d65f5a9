import Diagnosis
import Reporting
import SourceText
import Testing

/// The source line and its carets, one difficulty a case; `«…»` marks the token.
@Suite struct SnippetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var caption: String?
    var width: Int?
    /// The lines between the first bar and the summary.
    let shown: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "an empty file", text: "«»", shown: [" 1 |", "   | ^"]),
    Case(name: "the end of a line", text: "a:«»\nb", shown: [" 1 | a:", "   |   ^"]),
    Case(name: "a line break", text: "a:«\n»b", shown: [" 1 | a:", "   |   ^"]),
    Case(name: "a lone CR", text: "a\r«b»\rc", shown: [" 2 | b", "   | ^"]),
    Case(name: "past the end", text: "a: «b\n\n»", shown: [" 1 | a: b", "   |    ^… to line 2"]),
    Case(
      name: "a block with its last line break", text: "«a: |  \n  b\n»c",
      shown: [" 1 | a: |", "   | ^^^^… to line 2"]),
    Case(name: "wide", text: "視«覚»視", shown: [" 1 | 視覚視", "   |   ^^"]),
    Case(
      name: "fullwidth, Hangul, pictures", text: "Ａ한👨‍👩‍👧🇩🇪☺️«x»",
      shown: [" 1 | Ａ한👨‍👩‍👧🇩🇪☺️x", "   |           ^"]),
    Case(name: "combining", text: "e\u{301}«x»", shown: [" 1 | e\u{301}x", "   |  ^"]),
    Case(
      name: "a long token", text: "key: «0123456789012345678901234567890»", width: 28,
      shown: [" 1 | …012345678901234567890…", "   |  ^^^^^^^^^^^^^^^^^^^^^^"]),
    Case(
      name: "a caption that does not fit", text: "key: «value»", caption: "this is no good value",
      width: 29, shown: [" 1 | key: value", "   |      ^^^^^", "   |    this is no good value"]),
    Case(
      name: "cut on the right", text: "a: «b» \(String(repeating: "c", count: 40))", width: 29,
      shown: [" 1 | a: b cccccccccccccccccc…", "   |    ^"]),
    Case(
      name: "cut on the left", text: "\(String(repeating: "c", count: 40)) «b»", width: 29,
      shown: [" 1 | …cccccccccccccccccccc b", "   |                       ^"]),
    Case(
      name: "wide characters cut in the middle",
      text: "\(String(repeating: "視", count: 40))«b»\(String(repeating: "視", count: 40))",
      width: 29, shown: [" 1 | …視視視視視b視視視視視…", "   |            ^"]),
  ]

  @Test(arguments: cases)
  func isShown(_ test: Case) {
    let text = Marked(test.text)
    let location = SourceRange(
      source: SourceID(0), start: text.tokens[0].lowerBound, end: text.tokens[0].upperBound)
    let report = Report(
      version: "0", target: "1.1", origin: ReportOrigin(.stdin),
      seen: Seen(files: 1, documents: 1, objects: 0),
      findings: [
        Finding(
          rule: "x", severity: .error, message: "m", location: location, caption: test.caption)
      ], sources: Sources(files: [SourceFile(path: "f", bytes: text.bytes)]))
    let lines = render(report, as: .full, style: ReportStyle(width: test.width))
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropFirst(2).dropLast(3).map(String.init) == test.shown)
  }

  /// On a terminal, help is parted at spaces, and goes on where it began.
  @Test func helpIsWrapped() {
    let report = Report(
      version: "0", target: "1.1", origin: ReportOrigin(.stdin),
      seen: Seen(files: 1, documents: 0, objects: 0),
      findings: [
        Finding(
          rule: "x", severity: .error, message: "m",
          location: SourceRange(source: SourceID(0), start: 0, end: 1),
          help: "視覚視覚視覚 and one more 12345678901234567890123456789 word")
      ], sources: Sources(files: [SourceFile(path: "f", bytes: [0x61])]))
    let narrow = render(report, as: .full, style: ReportStyle(width: 36))
    let lines = narrow.split(separator: "\n").drop { !$0.contains("help") }.dropLast()
    #expect(
      lines.map(String.init) == [
        "   = help: 視覚視覚視覚 and one more",
        "           12345678901234567890123456789", "           word",
      ])
    #expect(render(report, as: .full).contains("one more 12345678901234567890123456789 word\n"))
  }

  @Test func invalidBytesAreRepaired() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x62]
    let place = SourceRange(source: SourceID(0), start: 3, end: 4)
    let report = Report(
      version: "0", target: "1.1", origin: ReportOrigin(.stdin),
      seen: Seen(files: 1, documents: 0, objects: 0),
      findings: [Finding(rule: "x", severity: .error, message: "m", location: place)],
      sources: Sources(files: [SourceFile(path: "f", bytes: bytes)]))
    #expect(render(report, as: .full).contains(" 1 | a\u{FFFD}\u{FFFD}b\n   |    ^\n"))
  }
}
