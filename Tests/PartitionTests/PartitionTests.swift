import Compiler
import Configuration
import Diagnosis
import Foundation
import Platform
import Rules
import SourceText
import Testing

/// Whatever is changed in a repository in which nothing is wrong: who checks only what the change
/// reaches says what a whole run says, or nothing.
@Suite struct PartitionTests {
  static let seeds = Array(UInt64(1)...24)
  static let changesOfEach = 12

  @Test func saysWhatAWholeRunSays() async {
    let tally = await withTaskGroup(of: Tally.self) { group in
      for seed in Self.seeds { group.addTask { Self.tally(of: seed) } }
      return await group.reduce(Tally(), +)
    }
    #expect(tally.wrong == [])
    // It is not silent about everything.
    #expect(tally.answered * 2 > tally.harmless, "\(tally)")
    #expect(tally.answered * 5 > tally.tried, "\(tally)")
  }

  static func tally(of seed: UInt64, without omitted: Precaution? = nil) -> Tally {
    var dice = Dice(seed: seed)
    let configuration = configuration(&dice)
    let before = repository(configuration, &dice)
    var tally = Tally()
    guard let known = Known(before, without: omitted) else { return tally }
    for number in 0..<changesOfEach {
      var files = before.files
      var changes: [Change] = []
      for _ in 0...dice.below(3) {
        changes.append(dice.pick(Change.allCases))
        changes.last?.apply(to: &files, &dice)
      }
      let unique = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
      tally.compare(
        known, Checked(Array(unique.values), configuration), "\(seed).\(number) \(changes)")
    }
    return tally
  }

  // MARK: Repositories

  /// A configuration; what exists elsewhere may be much or nothing, and some rules may be off.
  static func configuration(_ dice: inout Dice) -> Configuration {
    var configuration = Configuration()
    if dice.below(4) > 0 {
      configuration.externals.namespaces = [Glob("*")]
      configuration.externals.computeConfigs = [Glob("*/*")]
      configuration.externals.profileBundles = [Glob("*/*")]
      configuration.externals.secrets = [Glob(dice.pick(["*/*", "*/*palette*"]))]
      if dice.below(3) > 0 { configuration.externals.tenants = [Glob("*")] }
      if dice.below(3) > 0 { configuration.externals.settings = [Glob("*/*")] }
    }
    let chance = dice.pick([0, 0, 12, 3])
    for name in RuleCatalogue.names where chance > 0 && dice.below(chance) == 0 {
      configuration.rules[name] = .off
    }
    // What the fixtures of other rules break on the way.
    for name: RuleName in [
      "unreferenced-settings", "unreferenced-compute-config", "tenant-without-projects",
      "unreferenced-secret",
    ] where dice.below(2) == 0 {
      configuration.rules[name] = .off
    }
    configuration.rules["plaintext-secret"] = .off
    return configuration
  }

  /// Some fixtures in which nothing is wrong together, most of them apart from one another.
  static func repository(_ configuration: Configuration, _ dice: inout Dice) -> Checked {
    var checked = Checked([], configuration)
    for number in 0..<20 {
      let isLarge = number == 0 && dice.below(2) == 0
      let fixture = dice.pick(isLarge ? FixtureFiles.large : FixtureFiles.good)
      let mark = "-\(dice.below(4) == 0 ? number / 4 : number)"
      let next = Checked(
        checked.files + fixture.files(in: "\(number)", mark: mark), configuration)
      if next.inventory != nil { checked = next }
    }
    return checked
  }
}
