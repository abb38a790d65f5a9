import Compiler
import Configuration
import Diagnosis
import Fixing
import Foundation
import Platform
import Rules
import SourceText
import Testing
import YAMLSyntax

/// A repository of `fixtures/` that is linted and fixed in memory.
struct FixtureRepair {
  let files: [SourceFile]
  private let configuration: Configuration

  static let schemas = Schemas()
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures")

  /// Every folder of fixtures that is a repository.
  static let all: [String] = {
    let rules = names("rules").flatMap { rule in
      names("rules/\(rule)").map { "rules/\(rule)/\($0)" }
    }
    return rules + ["acme"] + names("palette-docs").map { "palette-docs/\($0)" }
  }()

  private static func names(_ path: String) -> [String] {
    let folder = fixtures.appending(path: path).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// - Parameter adapt: how a file is written, such as with other line ends.
  init(_ path: String, adapt: ([UInt8]) -> [UInt8] = { $0 }) throws {
    let folder = Self.fixtures.appending(path: path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = try (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      return SourceFile(path: name, bytes: adapt(bytes))
    }
    var configuration = Configuration()
    if let file = files.first(where: { $0.path == Configuration.fileName }) {
      let yaml = YAMLReader.read(file.bytes, source: SourceID(0), keys: Self.schemas.keys)
      configuration =
        Configuration.read(yaml, schemas: Self.schemas, rules: RuleCatalogue.names).configuration
    }
    self.configuration = configuration
    self.files = files.filter { !configuration.excludes($0.path) }
  }

  /// Files without a configuration.
  init(files: [SourceFile]) {
    self.files = files
    configuration = Configuration()
  }

  func lint(_ replaced: [(source: SourceID, bytes: [UInt8])] = []) -> Linted {
    var files = files
    for (source, bytes) in replaced {
      files[Int(source.index)] = SourceFile(path: files[Int(source.index)].path, bytes: bytes)
    }
    let units = files.enumerated().map { index, file in
      Compiler.read(
        file, id: SourceID(index), schemas: Self.schemas, limits: configuration.limits)
    }
    let compilation = Compiler.compile(
      units, configuration: configuration, schemas: Self.schemas, today: .first)
    return Linted(
      sources: compilation.sources, findings: compilation.findings, wanted: compilation.findings,
      malformed: units.flatMap(\.findings).count { $0.rule == "yaml-syntax" })
  }

  func fix(from replaced: [(source: SourceID, bytes: [UInt8])] = []) -> FixOutcome {
    FixRun.run(from: lint(replaced)) { files in
      let changed = Set(files.map(\.source))
      return lint(replaced.filter { !changed.contains($0.source) } + files)
    }
  }
}

@Suite struct FixturesFixedTests {
  /// How a file may be written; the fixes have to leave all of it as it is.
  enum Writing: CaseIterable {
    case asItIs
    case carriageReturns
    case withoutLastBreak
    case byteOrderMark

    func adapt(_ bytes: [UInt8]) -> [UInt8] {
      switch self {
      case .asItIs: bytes
      case .carriageReturns:
        bytes.flatMap { $0 == UInt8(ascii: "\n") ? [0x0D, 0x0A] : [$0] }
      case .withoutLastBreak: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes
      case .byteOrderMark: LineTable.byteOrderMark + bytes
      }
    }
  }

  @Test func thereAreFixtures() {
    #expect(FixtureRepair.all.count > 150)
  }

  /// Fixing twice is fixing once; errors get fewer, never more; line ends and secrets stay.
  @Test(arguments: FixtureRepair.all, Writing.allCases)
  func fixesOfAFixtureAreIdempotent(path: String, writing: Writing) throws {
    let repair = try FixtureRepair(path, adapt: writing.adapt)
    let before = repair.lint()
    guard writing == .asItIs || before.wanted.contains(where: { $0.fix != nil }) else { return }
    let outcome = repair.fix()
    let changed = outcome.changes.map { (source: $0.source, bytes: $0.text.bytes) }
    #expect(repair.fix(from: changed).changes.isEmpty)
    #expect(errors(outcome.linted) <= errors(before))
    #expect(outcome.linted.malformed == before.malformed)
    #expect(outcome.contradictions == [])
    for change in outcome.changes {
      let file = before.sources[change.source]
      for replacement in change.text.replacements {
        #expect(file.sparesSecrets(replacement.range))
      }
      if writing == .carriageReturns {
        #expect(!hasLoneLineFeed(change.text.bytes))
      }
    }
    let left = outcome.linted.wanted.filter { $0.fix != nil }.count
    #expect(left <= outcome.refusals.count)
  }

  private func errors(_ linted: Linted) -> Int {
    linted.findings.count { $0.severity == .error }
  }

  private func hasLoneLineFeed(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == 0x0A && ($0 == 0 || bytes[$0 - 1] != 0x0D) }
  }
}
