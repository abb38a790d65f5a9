import Foundation
import Platform
import SourceText
import Testing
import YAMLSyntax

/// The schemas that the program carries are those in `schemas/`, byte for byte.
@Suite struct BundledSchemasTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let generated = root.appending(path: "Sources/Platform/BundledSchemas.swift")

  static func files() throws -> [String] {
    let folder = root.appending(path: "schemas").path
    let all = try #require(FileManager.default.enumerator(atPath: folder))
    return all.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted()
  }

  static func source() throws -> String {
    var text = """
      // Made from the files in schemas/ by BundledSchemasTests; do not edit.
      // UPDATE_SNAPSHOTS=1 swift test --filter BundledSchemasTests makes it anew.
      // swift-format-ignore-file

      extension BundledSchema {
        /// Every schema by its path below `schemas/`, in path order.
        public static let all: [BundledSchema] = [

      """
    for file in try files() {
      let content = try String(contentsOf: root.appending(path: "schemas/\(file)"), encoding: .utf8)
      text += "    BundledSchema(\n      path: \"\(file)\",\n      text: ##\"\"\"\n"
      for line in content.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        text += line.isEmpty ? "\n" : "        \(line)\n"
      }
      text += "\n        \"\"\"##),\n"
    }
    text +=
      "  ]\n\n  /// The names of all properties in those that input is compared with, each once.\n"
    text += "  static let propertyNames: [String] = [\n"
    for name in try propertyNames() { text += "    \"\(name)\",\n" }
    return text + "  ]\n}\n"
  }

  static func propertyNames() throws -> [String] {
    let ofOutput = ["plan.schema.json", "report.schema.json"]
    var names: Set<String> = []
    for file in try files() where !ofOutput.contains(file) {
      let bytes = try Data(contentsOf: root.appending(path: "schemas/\(file)"))
      let read = YAMLReader.read(Array(bytes), source: SourceID(0), keys: KeyTable(words: []))
      names.formUnion(Schema.propertyNames(in: try #require(read.documents.first).root))
    }
    return names.sorted()
  }

  /// The schema of a definition's kind is looked up by its number.
  @Test func kindsOfDefinitionsAreNumberedByTheirPlaces() {
    #expect(DefinitionKind.allCases.map(\.number) == Array(DefinitionKind.allCases.indices))
  }

  @Test func areTheFilesInSchemas() throws {
    let wanted = try Self.source()
    let found = try? String(contentsOf: Self.generated, encoding: .utf8)
    if found != wanted, ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try wanted.write(to: Self.generated, atomically: true, encoding: .utf8)
    }
    #expect(found == wanted, "UPDATE_SNAPSHOTS=1 makes BundledSchemas.swift anew")
  }
}
