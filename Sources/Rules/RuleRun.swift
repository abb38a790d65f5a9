import Concurrency
import Diagnosis
import Platform
import Resolution

/// One run of some rules over a resolution, on all cores.
///
/// Objects are handed out in stretches of neighbours, and all rules that look at one object at a time
/// look at it before the next; each rule that compares objects is a piece of work of its own. The
/// findings are those of one rule after the other, each in its own order, whatever the threads did.
struct RuleRun {
  /// A rule with its place among all of the run.
  private struct Placed<Check: Sendable>: Sendable {
    let place: Int
    let rule: Check
  }

  /// What a piece of work found for one rule.
  private struct Part: Sendable {
    let place: Int
    let findings: [Finding]
  }

  /// How many neighbouring objects are looked at together.
  private static let stretch = 256

  private let inspection: Inspection
  private let rules: [any Rule.Type]
  private let repositoryRules: [Placed<any RepositoryRule.Type>]
  private let objectRules: [Placed<any ObjectRule.Type>]
  /// For each kind, by its raw value, the indices of the rules in `objectRules` that look at it.
  private let rulesOfKind: [[Int]]

  init(_ rules: [any Rule.Type], over resolution: Resolution) {
    inspection = Inspection(resolution)
    self.rules = rules
    var repositoryRules: [Placed<any RepositoryRule.Type>] = []
    var objectRules: [Placed<any ObjectRule.Type>] = []
    for (place, rule) in rules.enumerated() {
      switch rule.manner {
      case .pageOnly: break
      case .object(let rule): objectRules.append(Placed(place: place, rule: rule))
      case .repository(let rule): repositoryRules.append(Placed(place: place, rule: rule))
      }
    }
    self.repositoryRules = repositoryRules
    self.objectRules = objectRules
    var rulesOfKind = [[Int]](repeating: [], count: Kind.allCases.count)
    for (index, placed) in objectRules.enumerated() {
      for kind in placed.rule.kinds { rulesOfKind[Int(kind.rawValue)].append(index) }
    }
    self.rulesOfKind = rulesOfKind
  }

  /// All findings, rule by rule.
  func findings() -> [Finding] {
    let stretches = (inspection.catalogue.objects.count + Self.stretch - 1) / Self.stretch
    let parts = parallelMap(count: repositoryRules.count + stretches, inRunsOf: 1) { task in
      work(task)
    }
    var byRule = [[Finding]](repeating: [], count: rules.count)
    for part in parts.joined() { byRule[part.place] += part.findings }
    return byRule.flatMap(\.self)
  }

  /// Does one piece of the work: first the rules that compare objects, since they take longest.
  private func work(_ task: Int) -> [Part] {
    task < repositoryRules.count
      ? [check(repositoryRules[task])] : checkStretch(task - repositoryRules.count)
  }

  private func check(_ placed: Placed<any RepositoryRule.Type>) -> Part {
    var report = RuleReport(placed.rule.descriptor)
    placed.rule.check(inspection, &report)
    return Part(place: placed.place, findings: report.findings)
  }

  private func checkStretch(_ number: Int) -> [Part] {
    let objects = inspection.catalogue.objects
    let first = number * Self.stretch
    var reports = objectRules.map { RuleReport($0.rule.descriptor) }
    for index in first..<min(first + Self.stretch, objects.count)
    where objects[index].state == .whole {
      let subject = Subject(objects[index], at: index, in: inspection)
      for rule in rulesOfKind[Int(subject.object.kind.rawValue)] {
        objectRules[rule].rule.check(subject, &reports[rule])
      }
    }
    return zip(objectRules, reports).filter { !$1.findings.isEmpty }.map {
      Part(place: $0.place, findings: $1.findings)
    }
  }
}
