import Concurrency
import Diagnosis
import Platform
import Resolution

/// One run of some rules over an inspection, on all cores.
///
/// Objects are handed out in stretches of those that were given together, and all rules that look at
/// one object at a time look at it before the next, so that it and what belongs to it is fetched from
/// memory once; each rule that compares objects is a piece of work of its own. What is left in the
/// sieves is compared at the end. The findings are those of one rule after the other, each in its own
/// order, whatever the threads did.
struct RuleRun {
  /// A rule with its place among all of the run.
  private struct Placed<Check: Sendable>: Sendable {
    let place: Int
    let rule: Check
  }

  /// A piece of work.
  private enum Work {
    case repositoryRule(Int)
    case stretch(Int)
  }

  /// How many stretches come between two rules that compare objects.
  private static let stretchesBetweenRules = 2

  /// What a rule found in one object, or by comparing all, which counts as an object of index 0.
  private struct Part: Sendable {
    let place: Int
    let object: Int
    let findings: [Finding]
  }

  /// What a piece of work came to.
  private struct Outcome: Sendable {
    var parts: [Part] = []
    /// For each rule of `sievedRules` the objects that may break it.
    var suspects: [[Int]] = []
  }

  private let inspection: Inspection
  /// How many neighbouring objects are looked at together.
  private let stretch: Int
  private let rules: [any Rule.Type]
  private let repositoryRules: [Placed<any RepositoryRule.Type>]
  private let objectRules: [Placed<any ObjectRule.Type>]
  private let sievedRules: [Placed<any SievedRule.Type>]
  /// For each kind, by its raw value, the indices of the rules in `objectRules` that look at it.
  private let rulesOfKind: [[Int]]
  /// The same of `sievedRules`.
  private let sievesOfKind: [[Int]]

  init(_ rules: [any Rule.Type], over inspection: Inspection) {
    self.inspection = inspection
    stretch = stretchLength(of: inspection.catalogue.objects.count, atMost: 256)
    self.rules = rules
    var repositoryRules: [Placed<any RepositoryRule.Type>] = []
    var objectRules: [Placed<any ObjectRule.Type>] = []
    var sievedRules: [Placed<any SievedRule.Type>] = []
    for (place, rule) in rules.enumerated() {
      switch rule.manner {
      case .pageOnly: break
      case .object(let rule): objectRules.append(Placed(place: place, rule: rule))
      case .sieved(let rule): sievedRules.append(Placed(place: place, rule: rule))
      case .repository(let rule): repositoryRules.append(Placed(place: place, rule: rule))
      }
    }
    self.repositoryRules = repositoryRules
    self.objectRules = objectRules
    self.sievedRules = sievedRules
    rulesOfKind = Self.places(ofKinds: objectRules.map { $0.rule.kinds })
    sievesOfKind = Self.places(ofKinds: sievedRules.map { $0.rule.kinds })
  }

  /// For each kind, by its raw value, the rules that look at it, given the kinds of each rule.
  private static func places(ofKinds kinds: [[Kind]]) -> [[Int]] {
    var places = [[Int]](repeating: [], count: Kind.allCases.count)
    for (rule, kinds) in kinds.enumerated() {
      for kind in kinds { places[Int(kind.rawValue)].append(rule) }
    }
    return places
  }

  /// All findings, rule by rule.
  func findings() -> [Finding] {
    let order = order()
    let outcomes = parallelMap(count: order.count, inRunsOf: 1) { work(order[$0]) }
    var byRule = [[Finding]](repeating: [], count: rules.count)
    let parts = outcomes.flatMap(\.parts).sorted { $0.object < $1.object }
    for part in parts { byRule[part.place] += part.findings }
    for (sieve, placed) in sievedRules.enumerated() {
      let suspects = outcomes.flatMap { $0.suspects.isEmpty ? [] : $0.suspects[sieve] }
      guard !suspects.isEmpty else { continue }
      var report = RuleReport(placed.rule.descriptor)
      placed.rule.check(suspects.sorted(), inspection, &report)
      byRule[placed.place] = report.findings
    }
    return byRule.flatMap(\.self)
  }

  /// The pieces of the work in their order.
  ///
  /// Rules that compare objects come early, since they take longest, but with stretches between them:
  /// what several of them ask for is made by the first, and meanwhile there is other work to do.
  private func order() -> [Work] {
    let count = (inspection.catalogue.objects.count + stretch - 1) / stretch
    var stretches = (0..<count).map { Work.stretch($0) }[...]
    var order: [Work] = []
    for rule in repositoryRules.indices {
      order.append(.repositoryRule(rule))
      order += stretches.prefix(Self.stretchesBetweenRules)
      stretches = stretches.dropFirst(Self.stretchesBetweenRules)
    }
    return order + stretches
  }

  private func work(_ work: Work) -> Outcome {
    switch work {
    case .repositoryRule(let rule): Outcome(parts: [check(repositoryRules[rule])])
    case .stretch(let number): checkStretch(number)
    }
  }

  private func check(_ placed: Placed<any RepositoryRule.Type>) -> Part {
    var report = RuleReport(placed.rule.descriptor)
    placed.rule.check(inspection, &report)
    return Part(place: placed.place, object: 0, findings: report.findings)
  }

  private func checkStretch(_ number: Int) -> Outcome {
    let catalogue = inspection.catalogue
    let first = number * stretch
    var reports = objectRules.map { RuleReport($0.rule.descriptor) }
    var outcome = Outcome(suspects: [[Int]](repeating: [], count: sievedRules.count))
    let order = catalogue.givenOrder
    for place in first..<min(first + stretch, order.count) {
      let index = Int(order[place])
      guard catalogue.isWhole(at: index) else { continue }
      let subject = Subject(catalogue.objects[index], at: index, in: inspection)
      let kind = Int(subject.object.kind.rawValue)
      for rule in rulesOfKind[kind] {
        objectRules[rule].rule.check(subject, &reports[rule])
        guard !reports[rule].findings.isEmpty else { continue }
        outcome.parts.append(
          Part(place: objectRules[rule].place, object: index, findings: reports[rule].take()))
      }
      for rule in sievesOfKind[kind] where sievedRules[rule].rule.mayBreak(subject) {
        outcome.suspects[rule].append(index)
      }
    }
    return outcome
  }
}
