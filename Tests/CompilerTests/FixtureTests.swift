import Compiler
import Diagnosis
import Foundation
import Rules
import SourceText
import Testing

/// Every fixture gives exactly the findings that its comments expect.
@Suite struct FixtureTests {
  static func folders(_ path: String) -> [String] {
    let folder = FixtureRepository.fixtures.appending(path: path).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static let ruleCases = folders("rules").flatMap { rule in
    folders("rules/\(rule)").map { FixtureRepository(path: "rules/\(rule)/\($0)") }
  }
  static let repositories =
    [FixtureRepository(path: "acme"), FixtureRepository(path: "inheritance")]
    + folders("palette-docs").map { FixtureRepository(path: "palette-docs/\($0)") }
    + folders("faults").map { FixtureRepository(path: "faults/\($0)") }

  @Test(arguments: ruleCases + repositories)
  func givesTheFindingsItExpects(_ fixture: FixtureRepository) throws {
    let expected = try fixture.files().flatMap { Place.expected(in: $0) }
    let found = try fixture.compile().places()
    #expect(difference(found: found, expected: expected) == [])
  }

  @Test func coverEveryRule() {
    let cases = Set(Self.ruleCases.map(\.path))
    let changes = Set(RuleCatalogue.namesOfChanges)
    let names = RuleCatalogue.names.filter { !changes.contains($0) }.map(\.text)
    for name in names {
      #expect(
        cases.contains("rules/\(name)/bad") || cases.contains("rules/\(name)/bad-definition"),
        "\(name) has no fixture that fires")
      #expect(cases.contains("rules/\(name)/good"), "\(name) has no clean fixture")
    }
    #expect(Set(Self.folders("rules")) == Set(names), "rules on changes belong in fixtures/plan")
  }
}
