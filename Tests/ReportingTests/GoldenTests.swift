import Foundation
import Reporting
import Testing

/// Each format over one report of many faults, compared with a file that a person has looked at.
@Suite struct GoldenTests {
  @Test(arguments: ReportFormat.allCases)
  func sampleReport(format: ReportFormat) throws {
    let text = render(Sample.report, as: format, descriptions: Sample.descriptions)
    try Golden(name: "sample.\(format.rawValue)").compare(with: text)
  }

  @Test(arguments: ReportFormat.allCases)
  func emptyReport(format: ReportFormat) throws {
    try Golden(name: "empty.\(format.rawValue)").compare(with: render(Sample.empty, as: format))
  }

  @Test func colouredNarrowReport() throws {
    let style = ReportStyle(color: true, width: 48)
    let text = render(Sample.report, as: .full, style: style)
    try Golden(name: "narrow.full").compare(
      with: text.replacingOccurrences(of: "\u{1B}[", with: "␛["))
  }

  @Test func everyGoldenHasATest() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
    let expected =
      ReportFormat.allCases.flatMap { ["sample.\($0.rawValue)", "empty.\($0.rawValue)"] }
      + ["narrow.full"]
    #expect(names.sorted() == expected.sorted())
  }
}

/// A stored result; `UPDATE_SNAPSHOTS=1` writes it anew and still fails.
struct Golden {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Goldens")

  func compare(with text: String) throws {
    let file = Golden.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("wrote \(name); look at it, then run again without UPDATE_SNAPSHOTS")
      return
    }
    guard let stored = try? Data(contentsOf: file) else {
      Issue.record("no golden \(name): run once with UPDATE_SNAPSHOTS=1 and look at it")
      return
    }
    #expect(String(decoding: stored, as: UTF8.self) == text, "\(name) differs")
  }
}
