import Foundation
import Testing

/// The schemas that editors use say the same as the compiler.
///
/// The decoder checks definitions with these very files, so that what the schema has and the decoder
/// refuses, or the other way round, cannot be; what remains is whether every property does something,
/// whether all that the compiler reads can be written, and whether editors can explain it.
@Suite struct DefinitionSchemaTests {
  static let kinds = ["Tenant", "Project", "ComputeConfig"]

  struct Property: CustomTestStringConvertible, Sendable {
    let kind: String
    let path: String
    var testDescription: String { "\(kind) \(path)" }
  }

  static let properties = kinds.flatMap { kind in
    ((try? SchemaNode(kind))?.paths() ?? []).map { Property(kind: kind, path: $0) }
  }

  @Test func areFound() {
    #expect(Self.properties.count > 180)
  }

  /// Every property of the schema is read: setting it changes what is made.
  @Test(arguments: properties) func hasAnEffect(_ property: Property) throws {
    guard property.path.contains("."), let value = try value(of: property) else { return }
    let without = Effects.compile(without(property))
    let with = Effects.compile(
      Effects.repository(property.kind, setting: property.path, to: value))
    #expect(with.unknown == [])
    #expect(with.objects != without.objects, "\(property) = \(value)")
  }

  /// Nothing else is: a key that is no property is refused wherever it stands.
  @Test(arguments: properties) func refusesOtherKeys(_ property: Property) throws {
    guard let node = try Self.node(property),
      node.alternatives.contains(where: { !$0.properties.isEmpty })
    else { return }
    if property.path.contains(".") || property.path == "spec" || property.path == "metadata" {
      let text = Effects.repository(
        property.kind, setting: property.path + (isList(node) ? "[]" : "") + ".strange", to: "1")
      #expect(!Effects.compile(text).unknown.isEmpty)
    }
  }

  /// Every property is explained to whoever writes it.
  @Test(arguments: properties) func isExplained(_ property: Property) throws {
    let node = try #require(try Self.node(property))
    let all = [node] + node.alternatives
    #expect(all.contains { $0.description?.isEmpty == false })
  }

  /// Every field that the compiler reads of a definition by name is a property of a schema.
  @Test func knowWhatTheCompilerReads() throws {
    let folder = SchemaNode.repository.appending(path: "Sources/Definitions")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let read =
      /(?:(?:entry|child|own|layers)\(|copyEntry\(of: definition, )\.(\w+)\)|\[\.(\w+)\]/
    var names: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: read) {
        if let name = match.output.1 ?? match.output.2 { names.insert(String(name)) }
      }
    }
    names.subtract(["base", "defaults", "own"])
    #expect(names.count >= 15)
    let known = Self.properties.flatMap { property in
      property.path.split(separator: ".").map { String($0).replacing("[]", with: "") }
    }
    #expect(names.subtracting(Set(known)).sorted() == [])
  }

  // MARK: Values

  static func node(_ property: Property) throws -> SchemaNode? {
    var nodes = [try SchemaNode(property.kind)]
    for step in property.path.split(separator: ".") {
      let isItem = step.hasSuffix("[]")
      let name = isItem ? String(step.dropLast(2)) : String(step)
      nodes = nodes.flatMap(\.alternatives).compactMap { $0.properties[name] }
      if isItem { nodes = nodes.flatMap(\.alternatives).compactMap(\.items) }
    }
    return nodes.first
  }

  private func isList(_ node: SchemaNode) -> Bool {
    node.alternatives.contains { choice in
      choice.items?.alternatives.contains { !$0.properties.isEmpty } == true
    }
  }

  /// What to set a property to; nil for those whose parts are tried instead.
  private func value(of property: Property) throws -> String? {
    let node = try #require(try Self.node(property)).alternatives
    if let choices = node.compactMap({ $0.json["enum"] as? [Any] }).first {
      return choices.compactMap { $0 as? String }.first.map { "\"\($0)\"" } ?? "\(choices[0])"
    }
    let name = property.path.split(separator: ".").last ?? ""
    if name == "from" || name == "computeConfig" {
      return property.kind == "ComputeConfig" ? "other" : "missing"
    }
    if node.contains(where: { !$0.properties.isEmpty || $0.items?.properties.isEmpty == false }) {
      return nil
    }
    let types = node.flatMap(\.types)
    if types.contains("string") { return "changed" }
    if types.contains("integer") { return "5" }
    if types.contains("boolean") { return "true" }
    if types.contains("array") { return "[changed]" }
    let other = node.compactMap(\.others).first?.alternatives.flatMap(\.types) ?? []
    return other.contains("integer") ? "{changed: 3}" : "{changed: changed}"
  }

  private func without(_ property: Property) -> String {
    let parent = property.path.split(separator: ".").dropLast().joined(separator: ".")
    // The same repository, the property's parent being there and empty, or as it has to be.
    let needed: String
    switch property.path.split(separator: ".").last {
    case "key", "imagePullSecret": needed = "{secret: s}"
    case "namespace" where parent.hasSuffix("ref"): needed = "{name: r}"
    default: needed = "{}"
    }
    if !parent.contains(".") { return Effects.repository(property.kind, setting: "spec", to: "{}") }
    return Effects.repository(property.kind, setting: parent, to: needed)
  }
}
