import Configuration
import Diagnosis
import Resolution
import SourceText

/// Turns what the phases found into what is reported: severities as configured, one finding for one
/// fault, in the order of files and positions.
struct Verdict {
  private let configuration: Configuration

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  func judge(_ found: [Finding], in resolution: Resolution) -> [Finding] {
    united(found.compactMap(weighed)).sorted { left, right in
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
    var names: [String] = []
    for object in objects where !names.contains("\(object.kind) \"\(object.name)\"") {
      names.append("\(object.kind) \"\(object.name)\"")
    }
    let shown = names.prefix(5).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    let others = "the same goes for \(shown)\(rest)"
    return help.map { "\($0); \(others)" } ?? others
  }
}
