import Compiler
import Configuration
import Diagnosis
import Foundation
import Rules
import SourceText
import Testing
import YAMLSyntax

/// Every fixture of a rule, a document a file, with and without some of its documents: who knows one of
/// these states says of another what a whole run says, or nothing.
@Suite struct FixtureStateTests {
  /// A case of a rule as its own configuration has it, and with all other rules off: then nothing hides
  /// behind another fault.
  struct Setting: Sendable, CustomTestStringConvertible {
    let fixture: FixtureFiles
    let isAlone: Bool

    var testDescription: String { "\(fixture.path)\(isAlone ? ", alone" : "")" }

    var configuration: Configuration {
      var configuration = fixture.configuration
      let rule = fixture.path.split(separator: "/").dropFirst().first ?? ""
      guard isAlone else { return configuration }
      for name in RuleCatalogue.names { configuration.rules[name] = name.text == rule ? nil : .off }
      return configuration
    }

    /// The files of one document each.
    var documents: [SourceFile] {
      fixture.files.flatMap { file in
        let lines = String(decoding: file.bytes, as: UTF8.self)
          .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split { $0.hasPrefix("---") }.enumerated().map { number, lines in
          SourceFile(
            path: "\(file.path).\(number).yaml",
            bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
        }
      }
    }
  }

  static let settings = FixtureFiles.rules.flatMap { fixture in
    [false, true].map { Setting(fixture: fixture, isAlone: $0) }
  }

  @Test(arguments: settings) func oneStateTellsOfAnother(_ setting: Setting) {
    let name = setting.testDescription
    var dice = Dice(seed: name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    #expect(Self.tally(of: setting, pairs: 3, &dice).wrong == [])
  }

  /// Compares some pairs of states.
  static func tally(
    of setting: Setting, pairs: Int, without omitted: Precaution? = nil, _ dice: inout Dice
  ) -> Tally {
    let (configuration, documents) = (setting.configuration, setting.documents)
    var tally = Tally()
    guard documents.count > 1 else { return tally }
    for _ in 0..<pairs {
      let before = Checked(state(of: documents, &dice), configuration)
      guard let known = Known(before, without: omitted) else { continue }
      for _ in 0..<2 {
        let after = Checked(state(of: documents, &dice), configuration)
        tally.compare(known, after, setting.testDescription)
      }
    }
    return tally
  }

  /// All documents, or all but one or two, or one in another place.
  private static func state(of documents: [SourceFile], _ dice: inout Dice) -> [SourceFile] {
    var documents = documents
    for _ in 0..<dice.below(3) where documents.count > 1 {
      documents.remove(at: dice.below(documents.count))
    }
    if dice.below(4) == 0 {
      let moved = documents.remove(at: dice.below(documents.count))
      documents.append(SourceFile(path: "elsewhere/\(moved.path)", bytes: moved.bytes))
    }
    return documents
  }
}
