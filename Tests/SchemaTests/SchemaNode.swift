import Foundation

/// A JSON Schema as the tests walk it: references followed, alternatives flattened.
struct SchemaNode {
  let json: [String: Any]
  let root: [String: Any]

  init(_ kind: String) throws {
    let file = SchemaNode.folder.appending(path: "\(kind.lowercased()).schema.json")
    let data = try Data(contentsOf: file)
    json = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    root = json
  }

  private init(_ json: [String: Any], root: [String: Any]) {
    self.json = json
    self.root = root
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let folder = repository.appending(path: "schemas/definitions")

  /// The schema itself and what it may be instead, references followed.
  var alternatives: [SchemaNode] {
    if let path = json["$ref"] as? String {
      let part = path.split(separator: "/").dropFirst().reduce(root as Any) { value, step in
        (value as? [String: Any])?[String(step)] ?? [:]
      }
      return SchemaNode(part as? [String: Any] ?? [:], root: root).alternatives
    }
    let choices = (json["oneOf"] ?? json["anyOf"]) as? [[String: Any]] ?? []
    return [self] + choices.flatMap { SchemaNode($0, root: root).alternatives }
  }

  var properties: [String: SchemaNode] {
    let own = json["properties"] as? [String: [String: Any]] ?? [:]
    return own.mapValues { SchemaNode($0, root: root) }
  }

  var items: SchemaNode? {
    (json["items"] as? [String: Any]).map { SchemaNode($0, root: root) }
  }

  /// The schema of values under keys that are no properties.
  var others: SchemaNode? {
    (json["additionalProperties"] as? [String: Any]).map { SchemaNode($0, root: root) }
  }

  var types: [String] {
    (json["type"] as? [String]) ?? (json["type"] as? String).map { [$0] } ?? []
  }

  var description: String? { json["description"] as? String }

  /// Every property in the schema, such as `spec.computeConfig.workerPools[].name`, each once.
  func paths(below path: String = "") -> [String] {
    var found: [String] = []
    for node in alternatives {
      for (name, property) in node.properties.sorted(by: { $0.key < $1.key }) {
        let inner = path.isEmpty ? name : "\(path).\(name)"
        found += [inner] + property.paths(below: inner)
      }
      if let items = node.items { found += items.paths(below: path + "[]") }
    }
    return Array(Set(found)).sorted()
  }
}
