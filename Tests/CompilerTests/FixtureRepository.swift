import Compiler
import Configuration
import Diagnosis
import Foundation
import Platform
import Rules
import SourceText
import Testing
import YAMLSyntax

/// A folder of `fixtures/` as a repository of its own.
struct FixtureRepository: CustomTestStringConvertible, Sendable {
  /// The path below `fixtures/`.
  let path: String

  var testDescription: String { path }

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures")
  static let schemas = Schemas()
  /// The day on which fixtures are linted.
  static let today = Day(year: 2026, month: 1, day: 1) ?? .first

  /// The YAML files in the order of their paths.
  func files() throws -> [SourceFile] {
    let folder = Self.fixtures.appending(path: path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { name in
        let data = try Data(contentsOf: folder.appending(path: name))
        return SourceFile(path: name, bytes: Array(data))
      }
  }

  /// The repository's configuration, which has to be without fault.
  func configuration(_ files: [SourceFile]) -> Configuration {
    guard let file = files.first(where: { $0.path == Configuration.fileName }) else {
      return Configuration()
    }
    let yaml = YAMLReader.read(file.bytes, source: SourceID(0), keys: Self.schemas.keys)
    return Configuration.read(yaml, schemas: Self.schemas, rules: RuleCatalogue.names)
      .configuration
  }

  func compile(_ configure: (inout Configuration) -> Void = { _ in }) throws -> Compilation {
    let all = try files()
    var configuration = configuration(all)
    configure(&configuration)
    let wanted = all.filter { !configuration.excludes($0.path) }
    let units = wanted.enumerated().map { index, file in
      Compiler.read(
        file, id: SourceID(index), schemas: Self.schemas, limits: configuration.limits)
    }
    return Compiler.compile(
      units, configuration: configuration, schemas: Self.schemas, today: Self.today)
  }
}

/// A finding as a fixture expects it, or as it was found: `file:line:column rule`, the column being
/// left out where the fixture does not say.
struct Place: Hashable, Comparable, CustomStringConvertible {
  let path: String
  let line: Int
  let column: Int?
  let rule: String

  var description: String { "\(path):\(line)\(column.map { ":\($0)" } ?? "") \(rule)" }

  static func < (left: Place, right: Place) -> Bool {
    (left.path, left.line, left.rule, left.column ?? 0)
      < (right.path, right.line, right.rule, right.column ?? 0)
  }

  /// What the comments of a file expect: `# expect: RULE[ @COLUMN][, RULE…]` on the line itself,
  /// `# expect-next:` on the line before, `# expect-at: RULE LINE:COLUMN` anywhere.
  static func expected(in file: SourceFile) -> [Place] {
    let lines = String(decoding: file.bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return lines.enumerated().flatMap { index, line -> [Place] in
      expectations(String(line), "# expect: ", at: index + 1, of: file.path)
        + expectations(String(line), "# expect-next: ", at: index + 2, of: file.path)
        + positions(String(line), of: file.path)
    }
  }

  private static func expectations(
    _ line: String, _ mark: String, at number: Int, of path: String
  ) -> [Place] {
    guard let range = line.range(of: mark) else { return [] }
    return line[range.upperBound...].split(separator: ",").map { item in
      let words = item.split(separator: " ")
      let column = words.dropFirst().first.flatMap { Int($0.drop { $0 == "@" }) }
      return Place(path: path, line: number, column: column, rule: String(words.first ?? ""))
    }
  }

  private static func positions(_ line: String, of path: String) -> [Place] {
    guard let range = line.range(of: "# expect-at: ") else { return [] }
    let words = line[range.upperBound...].split(separator: " ")
    let place = words.last?.split(separator: ":").compactMap { Int($0) } ?? []
    return [
      Place(
        path: path, line: place.first ?? 0, column: place.count > 1 ? place[1] : nil,
        rule: String(words.first ?? ""))
    ]
  }
}

extension Compilation {
  /// The findings with their places.
  func places() -> [Place] {
    findings.map { finding in
      let file = sources[finding.location.source]
      let start = LineTable(file.bytes).position(of: Int(finding.location.start))
      return Place(
        path: file.path, line: start.line, column: start.column, rule: finding.rule.text)
    }
  }
}

/// What of two lists of places does not match: `+` was found only, `-` was expected only.
func difference(found: [Place], expected: [Place]) -> [String] {
  var left = expected
  var result: [String] = []
  for place in found {
    let match = left.firstIndex {
      $0.path == place.path && $0.line == place.line && $0.rule == place.rule
        && ($0.column == nil || $0.column == place.column)
    }
    if let match { left.remove(at: match) } else { result.append("+ \(place)") }
  }
  return result + left.sorted().map { "- \($0)" }
}
