import Diagnosis
import Reporting
import SourceText
import Testing

@Suite struct ReportTests {
  @Test func countsAreWordedForOneAndForMany() {
    let one = Finding(
      rule: "x", severity: .error, message: "m",
      location: SourceRange(source: SourceID(0), start: 0, end: 0))
    var note = one
    note.severity = .note
    let seen = Seen(files: 1, documents: 1, objects: 1)
    #expect(Summary(of: [], seen: seen).sentence == "0 errors, 0 warnings in 1 file")
    #expect(Summary(of: [one], seen: seen).sentence == "1 error, 0 warnings in 1 file")
    let many = Seen(files: 2, documents: 2, objects: 2, suppressed: 3)
    let sentence = Summary(of: [one, note, note], seen: many).sentence
    #expect(sentence == "1 error, 0 warnings, 2 notes in 2 files (3 suppressed)")
  }

  @Test(arguments: ReportFormat.allCases)
  func orderOfFindingsDoesNotMatter(format: ReportFormat) {
    let report = Sample.report
    let seen = Seen(files: 212, documents: 240, objects: 230, suppressed: 2)
    let other = Report(
      version: report.version, target: report.target, origin: report.origin, seen: seen,
      findings: report.findings.reversed(), sources: report.sources)
    #expect(render(other, as: format) == render(report, as: format))
  }

  @Test(arguments: ReportFormat.allCases)
  func tenThousandFindingsTakeNoTime(format: ReportFormat) {
    let report = Many.report
    let clock = ContinuousClock()
    let time = clock.measure { _ = render(report, as: format) }
    // Well under a second when optimised; a quadratic step would take minutes.
    #expect(time < .seconds(10), "\(format) took \(time)")
  }

  @Test func commentFitsOnGitHub() {
    let text = render(Many.report, as: .markdown)
    #expect(text.unicodeScalars.count < 65_536)
    #expect(text.contains("more findings"))
    let opened = text.ranges(of: "<details>").count
    #expect(opened == text.ranges(of: "</details>").count)
  }
}
