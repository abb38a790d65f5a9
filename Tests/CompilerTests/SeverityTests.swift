import Compiler
import Diagnosis
import SourceText
import Testing

/// The findings of a fixture are as grave as its comments say: `# expect: RULE @COLUMN (SEVERITY)`.
@Suite struct SeverityTests {
  static let marked = FixtureTests.ruleCases.filter { fixture in
    let files = (try? fixture.files()) ?? []
    return files.contains { !MarkedSeverity.all(in: $0).isEmpty }
  }

  @Test(arguments: marked)
  func areAsMarked(_ fixture: FixtureRepository) throws {
    let expected = try fixture.files().flatMap { MarkedSeverity.all(in: $0) }
    let found = Set(try fixture.compile().markedSeverities())
    #expect(expected.filter { !found.contains($0) } == [])
  }

  @Test func areMarkedSomewhere() {
    #expect(!Self.marked.isEmpty)
  }
}

/// How grave a fixture expects a finding of a line to be, or how grave it was.
struct MarkedSeverity: Hashable, CustomStringConvertible {
  let path: String
  let line: Int
  let rule: String
  let severity: String

  var description: String { "\(path):\(line) \(rule) (\(severity))" }

  static func all(in file: SourceFile) -> [MarkedSeverity] {
    let lines = String(decoding: file.bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return lines.enumerated().flatMap { index, line -> [MarkedSeverity] in
      guard let mark = line.firstRange(of: "# expect: ") else { return [] }
      return line[mark.upperBound...].split(separator: ",").compactMap { item in
        let words = item.split(separator: " ")
        guard let rule = words.first, let last = words.last, last.hasPrefix("(") else {
          return nil
        }
        return MarkedSeverity(
          path: file.path, line: index + 1, rule: String(rule),
          severity: String(last.dropFirst().dropLast()))
      }
    }
  }
}

extension Compilation {
  /// How grave each finding is, with its line.
  fileprivate func markedSeverities() -> [MarkedSeverity] {
    findings.map { finding in
      let file = sources[finding.location.source]
      let start = LineTable(file.bytes).position(of: Int(finding.location.start))
      return MarkedSeverity(
        path: file.path, line: start.line, rule: finding.rule.text,
        severity: finding.severity.name)
    }
  }
}
