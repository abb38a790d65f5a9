package import Diagnosis
package import SourceText

/// What one run found, ready to be told in any format.
package struct Report: Sendable {
  /// The version of gesso that made the report, such as `0.1.0`.
  package let version: String
  /// The PaletteAI version that was linted for, such as `1.1`.
  package let target: String
  package let origin: ReportOrigin
  package let summary: Summary
  /// The findings in path order, then by position, rule and message; the order of every format.
  package let findings: [Finding]
  package let sources: Sources

  /// Sorts the findings and counts them; `seen` are the counts that findings do not tell.
  package init(
    version: String, target: String, origin: ReportOrigin, seen: Seen, findings: [Finding],
    sources: Sources
  ) {
    self.version = version
    self.target = target
    self.origin = origin
    self.summary = Summary(of: findings, seen: seen)
    self.findings = findings.sorted(by: Report.precedes)
    self.sources = sources
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.location != right.location { return left.location < right.location }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.message != right.message { return left.message < right.message }
    return (left.field ?? "") < (right.field ?? "")
  }
}

/// Where the files of a run came from.
package struct ReportOrigin: Hashable, Sendable {
  /// The four kinds of source; the raw value is the word in reports.
  package enum Kind: String, Sendable, CaseIterable {
    case worktree
    case index
    case revision
    case stdin
  }

  package let kind: Kind
  /// The commit that was read; nil unless the kind is `revision`.
  package let revision: String?

  package init(_ kind: Kind, revision: String? = nil) {
    self.kind = kind
    self.revision = revision
  }
}

/// How much a run looked at, whatever it found there.
package struct Seen: Hashable, Sendable {
  package var files: Int
  package var documents: Int
  package var objects: Int
  /// The findings that a comment or a baseline silenced.
  package var suppressed: Int

  package init(files: Int, documents: Int, objects: Int, suppressed: Int = 0) {
    self.files = files
    self.documents = documents
    self.objects = objects
    self.suppressed = suppressed
  }
}

/// The counts of a run.
package struct Summary: Hashable, Sendable {
  package let files: Int
  package let documents: Int
  package let objects: Int
  package let errors: Int
  package let warnings: Int
  package let notes: Int
  package let suppressed: Int

  package init(of findings: [Finding], seen: Seen) {
    files = seen.files
    documents = seen.documents
    objects = seen.objects
    errors = findings.count { $0.severity == .error }
    warnings = findings.count { $0.severity == .warning }
    notes = findings.count { $0.severity == .note }
    suppressed = seen.suppressed
  }

  /// The last line of a text report: `1 error, 0 warnings in 212 files`; notes and suppressed
  /// findings are mentioned where there are any.
  package var sentence: String {
    let silenced = suppressed > 0 ? " (\(suppressed) suppressed)" : ""
    return "\(tally) in \(counted(files, "file"))\(silenced)"
  }

  /// The findings by severity: `1 error, 0 warnings`, and the notes where there are any.
  var tally: String {
    let words = counted(errors, "error") + ", " + counted(warnings, "warning")
    return notes > 0 ? words + ", " + counted(notes, "note") : words
  }
}

/// A number and its noun, in the plural unless the number is one.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
