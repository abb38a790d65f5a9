import Compiler
import Configuration
import Foundation
import Platform
import Resolution
import Rules
import SourceText
import YAMLSyntax

/// A folder of `fixtures/` with its names made its own, so that many can stand beside one another.
struct FixtureFiles: Sendable {
  /// The path below `fixtures/`.
  let path: String
  let files: [SourceFile]
  let configuration: Configuration
  /// The names of its objects and namespaces, which are words of its text.
  private let names: Set<String>

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures")

  static func folders(in path: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: path).path)
    return (found ?? []).sorted().map { "\(path)/\($0)" }
  }

  /// Every case of every rule, and whole repositories.
  static let all = rules + large

  /// The cases of the rules in which nothing is wrong.
  static let good = rules.filter { $0.path.contains("/good") }

  static let large = ["acme", "inheritance"].map { FixtureFiles($0) }

  /// The cases of all rules.
  static let rules =
    folders(in: "rules").flatMap { folders(in: $0) }.map { FixtureFiles($0) }

  private init(_ path: String) {
    self.path = path
    let folder = Self.root.appending(path: path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    files = (names ?? []).filter { $0.hasSuffix(".yaml") && $0 != Configuration.fileName }.sorted()
      .compactMap { name in
        (try? Data(contentsOf: folder.appending(path: name))).map {
          SourceFile(path: name, bytes: Array($0))
        }
      }
    let own = try? Data(contentsOf: folder.appending(path: Configuration.fileName))
    configuration =
      own.map { bytes in
        let schemas = Checked.schemas
        let yaml = YAMLReader.read(Array(bytes), source: SourceID(0), keys: schemas.keys)
        return Configuration.read(yaml, schemas: schemas, rules: RuleCatalogue.names)
          .configuration
      } ?? Configuration()
    let checked = Checked(files, Configuration())
    let keys = checked.compilation.resolution.catalogue.objects.map(\.key)
    self.names = Set(keys.flatMap { [$0.name, $0.namespace].compactMap(\.self) })
      .subtracting(["default", "palette-system", "mural-system"])
  }

  /// The files in a folder, with a mark at the end of every name.
  func files(in folder: String, mark: String) -> [SourceFile] {
    files.map { file in
      var text = ""
      var word = ""
      for character in String(decoding: file.bytes, as: UTF8.self) + "\n" {
        if character.isLetter || character.isNumber || character == "-" {
          word.append(character)
          continue
        }
        text += isName(word) && character != ":" ? word + mark : word
        text.append(character)
        word = ""
      }
      return SourceFile(path: "\(folder)/\(file.path)", bytes: Array(text.utf8))
    }
  }

  private func isName(_ word: String) -> Bool {
    names.contains(word)
      || word.hasPrefix("tenant-") && names.contains(String(word.dropFirst("tenant-".count)))
  }
}
