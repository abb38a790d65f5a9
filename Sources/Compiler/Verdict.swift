import Configuration
import Diagnosis
import Rules
import SourceText

/// Turns what the phases found into what is reported: severities as configured, one finding for one
/// fault, without what comments silence, in the order of files and positions.
struct Verdict {
  private let configuration: Configuration
  private let isEverythingKnown: Bool

  /// - Parameter isEverythingKnown: whether all objects could be read; else nobody knows whether a
  ///   comment that silences nothing would silence something.
  init(_ configuration: Configuration, isEverythingKnown: Bool) {
    self.configuration = configuration
    self.isEverythingKnown = isEverythingKnown
  }

  /// The findings to report, and those that comments silenced, in no order.
  func judge(
    _ found: [Finding], silencedBy comments: [Suppression], on today: Day
  ) -> (findings: [Finding], silenced: [Finding]) {
    let ending = comments.filter { !$0.counts(on: today) }.compactMap(SuppressionFindings.expired)
    let all = united((found + ending).compactMap(weighed))
    var suppressions = Suppressions(comments.filter { $0.counts(on: today) })
    var reported = suppressions.silence(all)
    // What silences unused-suppression is unused itself only after all others are known.
    for isThatRule in [false, true] where isEverythingKnown {
      let unused = suppressions.unused(of: UnusedSuppression.name, isThatRule: isThatRule)
        .filter { configuration.rules[$0.rule] != .off && !isAboutChanges($0.rule) }
        .map(SuppressionFindings.unused).compactMap(weighed)
      reported += suppressions.silence(unused)
    }
    return (ordered(reported), suppressions.silenced)
  }

  /// The findings of a plan to report: comments silence them as others, and whether a comment is of
  /// use is not asked again.
  ///
  /// - Parameter comments: those that count on the day of the run.
  func judge(_ found: [Finding], silencedBy comments: [Suppression]) -> [Finding] {
    var suppressions = Suppressions(comments)
    return ordered(suppressions.silence(united(found.compactMap(weighed))))
  }

  /// Whether a rule has findings in a plan only.
  private func isAboutChanges(_ rule: RuleName) -> Bool {
    RuleCatalogue.namesOfChanges.contains(rule)
  }

  private func ordered(_ findings: [Finding]) -> [Finding] {
    let length = configuration.runLimits.findingLength
    return findings.map { $0.shortened(to: length) }.sorted { left, right in
      (left.location, left.rule, left.field ?? "") < (right.location, right.rule, right.field ?? "")
    }
  }

  /// The finding with its configured severity; nil where the rule is off.
  private func weighed(_ finding: Finding) -> Finding? {
    switch configuration.rules[finding.rule] {
    case nil: return finding
    case .off?: return nil
    case .severity(let severity)?:
      var finding = finding
      finding.severity = severity
      return finding
    }
  }

  /// What makes two findings one fault: the rule and the token, and for what is not written, which
  /// field is meant.
  private struct Fault: Hashable {
    let rule: RuleName
    let location: SourceRange
    let missing: String?
  }

  /// Unites findings that several objects have from one token: the first object's stands, and names
  /// the others.
  private func united(_ findings: [Finding]) -> [Finding] {
    var places: [Fault: Int] = [:]
    var result: [Finding] = []
    var heirs: [Int: [ObjectReference]] = [:]
    for finding in findings {
      let fault = Fault(
        rule: finding.rule, location: finding.location,
        missing: finding.concernsAbsence ? finding.field : nil)
      guard let place = places[fault] else {
        places[fault] = result.count
        result.append(finding)
        continue
      }
      if let object = finding.object, object != result[place].object {
        heirs[place, default: []].append(object)
      }
      if finding.severity > result[place].severity { result[place].severity = finding.severity }
    }
    for (place, objects) in heirs { result[place].help = help(result[place].help, objects) }
    return result
  }

  /// The help with the other objects that the token speaks for.
  private func help(_ help: String?, _ objects: [ObjectReference]) -> String {
    var seen: Set<String> = []
    let names = objects.map { "\($0.kind) \"\($0.name)\"" }.filter { seen.insert($0).inserted }
    let shown = names.prefix(5).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    let others = "the same goes for \(shown)\(rest)"
    return help.map { "\($0); \(others)" } ?? others
  }
}
