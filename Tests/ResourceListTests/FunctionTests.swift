import ArgumentParser
import Compiler
import Foundation
import Platform
import Resolution
import ResourceLists
import SourceText
import Testing
import YAMLSyntax

@testable import gesso

/// The files of a fixture as kpt hands them to a function.
struct Package {
  let items: [(path: String, index: Int, text: String)]

  init(_ fixture: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures/\(fixture)")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let paths = (names ?? []).filter {
      $0.hasSuffix(".yaml") && !$0.hasPrefix("charts/") && !$0.hasPrefix(".")
        && $0 != "kustomization.yaml"
    }
    items = try paths.sorted().flatMap { path in
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      return text.split(separator: "\n---\n").enumerated().map {
        (path, $0.offset, String($0.element))
      }
    }
  }

  /// The list; with `paths` every item says where it lies.
  func list(paths: Bool, functionConfig: String = "") throws -> [UInt8] {
    let plain = ResourceListTests.list(
      items.map { $0.text.trimmingCharacters(in: .newlines) })
    guard paths else { return plain + Array(functionConfig.utf8) }
    let read = try ResourceList(reading: plain, keys: ItemTests.keys)
    let marked = zip(read.items, items).map { item, place -> [UInt8] in
      let marks =
        "internal.config.kubernetes.io/index: '\(place.index)', "
        + "internal.config.kubernetes.io/path: \(place.path)"
      return mark(item, marks)
    }
    return FunctionOutput(documents: marked, results: []).bytes(functionConfig: nil)
      + Array(functionConfig.utf8)
  }

  /// An item with annotations more; one without metadata, or with annotations already, as it is.
  private func mark(_ item: Item, _ marks: String) -> [UInt8] {
    let annotations = item.root["metadata"]?.entry("annotations")
    guard let metadata = item.root.entry("metadata") else {
      return item.text + Array("metadata: {name: x, annotations: {\(marks)}}\n".utf8)
    }
    let existing = annotations?.value.entries.map { "\($0.key.text): '\($0.value.text)', " } ?? []
    let others = metadata.value.entries.filter { $0.key.text != "annotations" }
    var writer = YAMLWriter()
    for entry in item.root.entries where entry.key.text != "metadata" {
      writer.entry(entry, depth: 0)
    }
    writer.opening("metadata", depth: 0)
    for entry in others { writer.entry(entry, depth: 1) }
    return writer.finish() + Array("  annotations: {\(existing.joined())\(marks)}\n".utf8)
  }
}

/// An object of an output: kind, namespace and name.
private func names(_ output: FunctionOutput) throws -> [String] {
  let read = try ResourceList(
    reading: output.bytes(functionConfig: nil), keys: ItemTests.keys)
  return read.items.map { item in
    let metadata = item.root["metadata"]
    let namespace = metadata?["namespace"]?.text ?? ""
    return "\(item.root["kind"]?.text ?? "") \(namespace)/\(metadata?["name"]?.text ?? "")"
  }
}

@Suite struct FunctionTests {
  static let fixtures = ["acme", "inheritance"]

  static func rendered(_ fixture: String) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures/\(fixture)")
    var options = try SourceOptions.parse([])
    options.directory = folder.path
    let compilation = try Input.load(options).compile()
    return compilation.resolution.graph.order.map { index in
      let object = compilation.resolution.catalogue[index]
      return "\(object.kindName) \(object.namespace ?? "")/\(object.name)"
    }
  }

  @Test(arguments: fixtures)
  func givesTheObjectsOfTheBundleInItsOrder(_ fixture: String) throws {
    let output = try FunctionInput(Package(fixture).list(paths: false), validates: false).output()
    #expect(!output.hasErrors, "\(output.results.filter(\.isError).map(\.line))")
    let wanted = try Self.rendered(fixture)
    // Whatever else was given stands behind them.
    #expect(Array(try names(output).prefix(wanted.count)) == wanted)
    #expect(!output.documents.contains { text($0).contains("apiVersion: gesso/v1") })
  }

  @Test(arguments: fixtures, ["kubectl", "kpt", "kapp", "argocd"])
  func aSecondRunChangesNothing(_ fixture: String, _ dialect: String) throws {
    let config = """
      functionConfig:
        apiVersion: v1
        kind: ConfigMap
        data: {for: \(dialect)}

      """
    let once = try FunctionInput(
      Package(fixture).list(paths: true, functionConfig: config), validates: false
    ).output()
    #expect(!once.hasErrors)
    let first = once.bytes(functionConfig: nil) + Array(config.utf8)
    let twice = try FunctionInput(first, validates: false).output()
    let sorted = [once, twice].map { $0.documents.map(text).sorted() }
    #expect(sorted[0] == sorted[1])
  }

  @Test(arguments: fixtures)
  func validatesWithoutTouchingAnything(_ fixture: String) throws {
    let input = try Package(fixture).list(paths: true)
    let output = try FunctionInput(input, validates: true).output()
    #expect(text(output.bytes(functionConfig: nil)).hasPrefix(text(input)))
  }

  @Test func keepsDefinitionsInTheirFilesForNobodyToApply() throws {
    let output = try FunctionInput(
      Package("inheritance").list(paths: true), validates: false
    ).output()
    let documents = output.documents.map(text)
    let definitions = documents.filter { $0.contains("apiVersion: gesso/v1") }
    #expect(definitions.count >= 10)
    #expect(definitions.allSatisfy { $0.contains("config.kubernetes.io/local-config: \"true\"") })
    let made = documents.filter { $0.contains("internal.config.kubernetes.io/path: bundle/") }
    #expect(made.count > 20)
    #expect(made.allSatisfy { !$0.contains("local-config") })
  }

  static let faulty = """
    apiVersion: spectrocloud.com/v1alpha1
    kind: Project
    metadata:
      name: vision
      namespace: elsewhere
      annotations: {config.kubernetes.io/path: projects/vision.yaml, config.kubernetes.io/index: '2'}
    spec: {displayName: Vision, tenantRef: {name: research}}
    """
  static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: vision-palette
      namespace: vision
      annotations: {config.kubernetes.io/path: secrets/vision.yaml, config.kubernetes.io/index: '0'}
    stringData:
      palette: '{"apiKey": "hunter2-in-plain-sight", "hostUrl": 7}'
      token: [hunter2-in-plain-sight]
    """

  @Test func reportsEveryFindingAndGivesTheItemsBack() throws {
    let input = list([Self.faulty, Self.secret])
    let output = try FunctionInput(input, validates: false).output()
    #expect(output.hasErrors)
    let written = text(output.bytes(functionConfig: nil))
    #expect(written.hasPrefix(text(input)))
    let results = written.dropFirst(input.count)
    let read = YAMLReader.read(
      Array(results.utf8), source: SourceID(0), keys: ItemTests.keys
    ).documents.first
    let items = Array(try #require(read?.root["results"]?.items))
    #expect(items.count == output.results.count)
    for result in items {
      #expect(result["message"]?.text.isEmpty == false)
      #expect(["error", "warning", "info"].contains(result["severity"]?.text))
      #expect(result["file"]?["path"]?.text.hasSuffix("/vision.yaml") == true)
      #expect(result["tags"]?["rule"]?.text.isEmpty == false)
    }
    let namespace = items.first { $0["tags"]?["rule"]?.text == "project-namespace-mismatch" }
    #expect(namespace?["field"]?["path"]?.text == "metadata.namespace")
    #expect(namespace?["field"]?["currentValue"]?.text == "elsewhere")
    #expect(namespace?["resourceRef"]?["name"]?.text == "vision")
    #expect(namespace?["file"]?["index"]?.scalar == .integer(2))
    #expect(items.contains { $0["resourceRef"]?["kind"]?.text == "Secret" })
    #expect(!results.contains("hunter2"))
    #expect(output.results.allSatisfy { !$0.line.contains("hunter2") })
  }

  @Test(arguments: [
    ("{apiVersion: v1, kind: ConfigMap, data: {mdoe: x}}", "did you mean \"mode\"?"),
    ("{apiVersion: v1, kind: ConfigMap, data: {mode: x}}", "none of render, validate"),
    ("{apiVersion: v1, kind: ConfigMap, data: {for: flux}}", "none of kubectl"),
    ("{apiVersion: v1, kind: ConfigMap, data: {output: ../x}}", "folder of the package"),
    ("{apiVersion: v1, kind: ConfigMap, data: {target: '9'}}", "none of 0.1, 1.1"),
    ("{apiVersion: apps/v1, kind: Deployment}", "functionConfig is a Deployment"),
    ("{apiVersion: gesso/v1, kind: Configuration, metadata: {name: x}, tarfet: x}", "\"target\"?"),
  ])
  func refusesAWrongConfiguration(_ config: String, _ words: String) throws {
    let input = list([Self.secret]) + Array("functionConfig: \(config)\n".utf8)
    let failure = #expect(throws: Failure.self) {
      _ = try FunctionInput(input, validates: false)
    }
    #expect(failure?.code == .usage)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }
}
