import Diagnosis
import SourceText

/// A code quality report for GitLab's merge requests: a list of what Code Climate calls issues.
enum GitLabCodeQuality {
  static func render(_ report: Report, at places: Places) -> String {
    var uses: [String: Int] = [:]
    let issues = report.findings.map { finding -> JSON in
      let span = places.span(of: finding.location)
      let fingerprint = finding.fingerprint(path: span.path)
      let use = uses[fingerprint, default: 0]
      uses[fingerprint] = use + 1
      return [
        "description": .string(finding.messageWithHelp),
        "check_name": .string(finding.rule.text),
        "fingerprint": .string(unique(fingerprint, use: use)),
        "severity": .string(word(for: finding.severity)),
        "location": [
          "path": .string(span.path), "lines": ["begin": .integer(span.start.line)],
        ],
      ]
    }
    return JSON.array(issues).text
  }

  /// GitLab shows only one issue for a fingerprint, so the second of its kind gets another.
  private static func unique(_ fingerprint: String, use: Int) -> String {
    guard use > 0 else { return fingerprint }
    var hash = FNV1a()
    hash.combine(fingerprint)
    hash.combine(String(use))
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func word(for severity: Severity) -> String {
    switch severity {
    case .note: "info"
    case .warning: "minor"
    case .error: "critical"
    }
  }
}
