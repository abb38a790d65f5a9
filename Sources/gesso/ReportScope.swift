import Compiler
import Diagnosis
import SourceText

/// Which findings of a run are reported.
struct ReportScope {
  let selection: PathSelection
  /// The findings that are accepted; nil for none.
  let baseline: Baseline?

  /// The findings that are reported, and how many of those asked for are accepted already.
  func apply(
    to findings: [Finding], in sources: Sources
  ) -> (reported: [Finding], silenced: Int, outdated: [String]) {
    func isSelected(_ finding: Finding) -> Bool {
      selection.contains(sources[finding.location.source].path)
    }
    let selected = findings.filter(isSelected)
    guard let baseline else { return (selected, 0, []) }
    let remainder = baseline.remainder(of: findings, in: sources)
    let reported = remainder.findings.filter(isSelected)
    return (reported, selected.count - reported.count, remainder.outdated)
  }
}
