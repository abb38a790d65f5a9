import Diagnosis
import SourceText

/// What is worse in one state of a repository than in another.
///
/// An error with a fix of its own is no harm: a renamed field lets what stands below it be seen, and the
/// next round fixes that.
struct Harm {
  /// An error that was not there before; nil where documents have become unreadable.
  let finding: Finding?

  /// An error but for its place and field, which fixes may move: a rule and an object, or a file.
  private struct Fault: Hashable {
    let rule: RuleName
    let kind: String
    let name: String

    init(_ finding: Finding, in sources: Sources) {
      rule = finding.rule
      kind = finding.object?.kind ?? ""
      name = finding.object?.name ?? sources[finding.location.source].path
    }
  }

  /// Nil where nothing is worse.
  init?(from before: Linted, to after: Linted) {
    guard after.malformed <= before.malformed else {
      finding = nil
      return
    }
    var known: [Fault: Int] = [:]
    for finding in before.findings where finding.severity == .error {
      known[Fault(finding, in: before.sources), default: 0] += 1
    }
    for finding in after.findings where finding.severity == .error && finding.fix == nil {
      let fault = Fault(finding, in: after.sources)
      guard let count = known[fault], count > 0 else {
        self.finding = finding
        return
      }
      known[fault] = count - 1
    }
    return nil
  }
}
