import Compiler
import Configuration
import Foundation
import Platform
import Rules
import SourceText
import YAMLSyntax

/// Files as a repository of their own, compiled.
enum Repository {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures")
  static let schemas = Schemas()

  /// A folder of `fixtures/`.
  static func fixture(_ path: String, target: Target = .standard) throws -> Compilation {
    let folder = fixtures.appending(path: path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = try (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
    return compile(files, target: target)
  }

  static func compile(_ files: [SourceFile], target: Target = .standard) -> Compilation {
    var configuration = Configuration()
    if let file = files.first(where: { $0.path == Configuration.fileName }) {
      let yaml = YAMLReader.read(file.bytes, source: SourceID(0), keys: schemas.keys)
      configuration =
        Configuration.read(yaml, schemas: schemas, rules: RuleCatalogue.names).configuration
    }
    configuration.target = target
    let wanted = files.filter { !configuration.excludes($0.path) }
    let units = wanted.enumerated().map { index, file in
      Compiler.read(file, id: SourceID(index), schemas: schemas, limits: configuration.limits)
    }
    return Compiler.compile(
      units, configuration: configuration, schemas: schemas, today: .first)
  }

  /// One file.
  static func compile(_ text: String) -> Compilation {
    compile([SourceFile(path: "r.yaml", bytes: Array(text.utf8))])
  }
}
