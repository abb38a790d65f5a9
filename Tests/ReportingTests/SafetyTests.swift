import Diagnosis
import Foundation
import Reporting
import SourceText
import Testing

/// What strangers wrote does no harm in any format, and secrets stay secret.
@Suite struct SafetyTests {
  /// Every scalar below U+3000 and some beyond, in each piece of text that a report shows.
  private static let hostile: Report = {
    let high: [UInt32] = [0xFEFF, 0xFFF9, 0xFFFE, 0xFFFF, 0x1F600, 0xE0001, 0xE0041, 0x10FFFF]
    let scalars = (Array(0..<0x3000) + high).compactMap { Unicode.Scalar($0) }
    let text = "##[error]##vso[x]##teamcity[x]" + String(String.UnicodeScalarView(scalars))
    let bytes = Array("k: ".utf8) + Array(text.utf8) + [0xFF, 0xC3, 0x28, 0x80]
    let source = SourceFile(path: text, bytes: bytes)
    let place = SourceRange(source: SourceID(0), start: 3, end: 40)
    let object = ObjectReference(apiVersion: text, kind: text, namespace: text, name: text)
    let finding = Finding(
      rule: "wrong-type", severity: .error, message: text, object: object, field: text,
      location: place, caption: text, related: [Label(message: text, location: place)], help: text,
      fix: Fix(title: text, edits: [Edit(range: place, replacement: text)]))
    return Report(
      version: "0.1.0", target: "1.1", origin: ReportOrigin(.revision, revision: text),
      seen: Seen(files: 1, documents: 1, objects: 1), findings: [finding],
      sources: Sources(files: [source]))
  }()

  @Test(arguments: ReportFormat.allCases)
  func nothingUnprintableIsPrinted(format: ReportFormat) {
    let text = render(SafetyTests.hostile, as: format)
    let bad = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format: scalar.value != 0x200C && scalar.value != 0x200D
      case .lineSeparator, .paragraphSeparator: true
      default: scalar.properties.isNoncharacterCodePoint
      }
    }
    #expect(Set(bad.map(\.value)) == [])
    // SARIF may escape brackets with a backslash, which no log reader takes for a command.
    for command in ["##[", "##vso[", "##teamcity["] { #expect(!text.contains(command)) }
    for line in text.split(separator: "\n") where format != .github {
      #expect(!line.drop { $0 == " " }.hasPrefix("::"), "a workflow command")
    }
  }

  @Test(arguments: [ReportFormat.json, .sarif, .gitlab])
  func jsonKeepsEveryCharacter(format: ReportFormat) throws {
    let text = render(SafetyTests.hostile, as: format)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let message = SafetyTests.hostile.findings[0].message
    guard format == .json else { return }
    let findings = (value as? [String: Any])?["findings"] as? [[String: Any]]
    let found = findings?.first?["message"] as? String
    #expect(found.map { Array($0.unicodeScalars) } == Array(message.unicodeScalars))
  }

  @Test(.enabled(if: Python.has("junitparser"), "python3 has no module junitparser"))
  func junitIsWellFormed() throws {
    try Python.validate(render(SafetyTests.hostile, as: .junit), with: "junit")
  }

  @Test(.enabled(if: Python.has("xml"), "there is no python3"))
  func checkstyleIsWellFormed() throws {
    try Python.validate(render(SafetyTests.hostile, as: .checkstyle), with: "checkstyle")
  }

  @Test(arguments: ReportFormat.allCases)
  func secretsAreNotTold(format: ReportFormat) {
    for width in [nil, 24, 48] {
      let style = ReportStyle(color: true, width: width)
      let text = render(Sample.report, as: format, style: style)
      #expect(!text.contains(Sample.secret))
      #expect(!text.contains("R3ally"))
      #expect(!text.contains("\u{1F511}"))
    }
  }
}
