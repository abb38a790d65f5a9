import Diagnosis
import SourceText

/// JUnit XML: a suite for each file that has findings, and a case for each finding.
///
/// An error is a failure. Warnings and notes are skipped cases with their message: dashboards show
/// them, and a run that succeeds stays green. Without findings there is one case, which passes.
enum JUnit {
  static func render(_ report: Report, at places: Places) -> String {
    let findings = report.findings
    let cases = max(findings.count, 1)
    let tallies = tallies(findings)
    var text = xmlDeclaration
    text += "<\(xmlTag("testsuites", ["name": "gesso", "tests": "\(cases)"]))\(tallies)>\n"
    if findings.isEmpty {
      text += "  <testsuite name=\"gesso\" tests=\"1\"\(tallies)>\n"
      text += "    <testcase name=\"gesso lint\" classname=\"gesso\"/>\n  </testsuite>\n"
    }
    for group in report.findingsByFile {
      let path = report.sources[group.source].path
      let count = "\(group.findings.count)"
      let suite = xmlTag("testsuite", ["name": path, "tests": count])
      text += "  <\(suite)\(JUnit.tallies(group.findings))>\n"
      for finding in group.findings { write(finding, at: places, into: &text) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func tallies(_ findings: some Collection<Finding>) -> String {
    let failures = findings.count { $0.severity == .error }
    let skipped = findings.count - failures
    return " failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
  }

  private static func write(_ finding: Finding, at places: Places, into text: inout String) {
    let span = places.span(of: finding.location)
    let name = "\(finding.rule.text) at \(span.start.line):\(span.start.column)"
    let message = "\(finding.severity.name): \(finding.message)"
    let outcome =
      finding.severity == .error
      ? xmlTag("failure", ["message": message, "type": finding.rule.text])
      : xmlTag("skipped", ["message": message])
    let lines =
      [ConciseText.headline(of: finding, at: places, paint: Paint(isOn: false))]
      + finding.related.map { FullText.line(of: $0, at: places) }
      + (finding.help.map { ["help: \($0)"] } ?? [])
    let body = lines.map(xml).joined(separator: "\n")
    text += "    <\(xmlTag("testcase", ["name": name, "classname": span.path]))>\n"
    text += "      <\(outcome)>\(body)</\(finding.severity == .error ? "failure" : "skipped")>\n"
    text += "    </testcase>\n"
  }
}

extension Report {
  /// The findings of each file that has any, in path order.
  var findingsByFile: [(source: SourceID, findings: ArraySlice<Finding>)] {
    var groups: [(source: SourceID, findings: ArraySlice<Finding>)] = []
    var rest = findings[...]
    while let source = rest.first?.location.source {
      let group = rest.prefix { $0.location.source == source }
      groups.append((source, group))
      rest = rest[group.endIndex...]
    }
    return groups
  }
}
