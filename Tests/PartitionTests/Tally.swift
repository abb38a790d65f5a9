import Compiler
import Diagnosis

/// What comparing answers with whole runs came to.
struct Tally {
  /// The changes.
  var tried = 0
  /// Those after which nothing is wrong.
  var harmless = 0
  /// Those of which was said without a whole run that nothing is wrong.
  var answered = 0
  /// Those of which that is not what a whole run says.
  var wrong: [String] = []

  static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      tried: left.tried + right.tried, harmless: left.harmless + right.harmless,
      answered: left.answered + right.answered, wrong: left.wrong + right.wrong)
  }

  /// Compares what is said of a change with a whole run.
  mutating func compare(_ known: Known, _ after: Checked, _ name: String) {
    tried += 1
    let isHarmless = after.compilation.findings.isEmpty
    harmless += isHarmless ? 1 : 0
    guard let total = known.total(after: after.files) else { return }
    answered += 1
    guard !isHarmless || total != after.total || Checked.reports(ofClean: total) != after.reports
    else { return }
    let messages = after.compilation.findings.prefix(3).map(\.message)
    wrong.append("\(name): \(messages), \(total) instead of \(after.total)")
  }
}
