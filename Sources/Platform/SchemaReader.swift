public import YAMLSyntax

extension Schema {
  /// Reads the schema that a node of a custom resource definition or a JSON Schema document holds.
  ///
  /// - Parameters:
  ///   - node: the schema's mapping.
  ///   - document: the mapping that `#/…` references start from.
  ///   - keys: the table with all property names.
  public init(_ node: Node, in document: Node, keys: KeyTable) {
    var reader = SchemaReader(document: document, keys: keys)
    let root = reader.read(node)
    self.init(parts: reader.parts.map { Part($0) }, root: root, keyCount: keys.words.count)
  }
}

private struct SchemaReader {
  let document: Node
  let keys: KeyTable
  var parts: [Schema.Draft] = []
  /// Parts already begun, by their node's index, so that a schema may refer to itself.
  private var known: [Int: Int] = [:]

  init(document: Node, keys: KeyTable) {
    self.document = document
    self.keys = keys
  }

  mutating func read(_ node: Node) -> Int {
    let node = target(of: node)
    if let index = known[node.index] { return index }
    let index = parts.count
    known[node.index] = index
    parts.append(Schema.Draft())
    var part = Schema.Draft()
    for entry in node.entries { apply(entry.key.text, entry.value, to: &part) }
    parts[index] = part
    return index
  }

  private mutating func apply(_ word: String, _ value: Node, to part: inout Schema.Draft) {
    switch word {
    case "type": part.types.formUnion(types(value))
    case "nullable": if value.scalar == .boolean(true) { part.types.insert(.null) }
    case "properties":
      for entry in value.entries { add(entry, to: &part) }
    case "required": part.required = value.items.map { keys.id(of: $0.text) }
    case "additionalProperties":
      if value.isMapping {
        part.additional = .part(read(value))
      } else if value.scalar == .boolean(false) {
        part.additional = .nothing
      }
    case "items": part.items = read(value)
    case "enum": part.enumeration = value.items.compactMap(\.scalar)
    case "const": part.enumeration = value.scalar.map { [$0] } ?? []
    case "pattern": part.pattern = Pattern(value.text)
    case "oneOf", "anyOf": part.alternatives += value.items.map { read($0) }
    case "x-kubernetes-preserve-unknown-fields":
      part.preservesUnknownFields = value.scalar == .boolean(true)
    case "x-kubernetes-int-or-string":
      part.isIntOrString = value.scalar == .boolean(true)
    case "x-kubernetes-validations": part.hasValidationRules = true
    default: applyBound(word, value, to: &part)
    }
  }

  private func applyBound(_ word: String, _ value: Node, to part: inout Schema.Draft) {
    let number: Double
    switch value.scalar {
    case .integer(let integer)?: number = Double(integer)
    case .float(let float)?: number = float
    default: return
    }
    switch word {
    case "minimum": part.minimum = number
    case "maximum": part.maximum = number
    case "minLength": part.minLength = Int(number)
    case "maxLength": part.maxLength = Int(number)
    case "minItems": part.minItems = Int(number)
    default: break
    }
  }

  private mutating func add(_ entry: Node.Entry, to part: inout Schema.Draft) {
    let name = entry.key.text
    part.propertyNames.append(name)
    part.properties[keys.id(of: name)] = Schema.Property(name: name, part: read(entry.value))
  }

  private func types(_ value: Node) -> Schema.Types {
    let names = value.isSequence ? value.items.map(\.text) : [value.text]
    return Schema.Types(
      Schema.Types.names.filter { names.contains($0.1) }.map(\.0))
  }

  /// Follows `$ref: "#/$defs/name"`.
  private func target(of node: Node) -> Node {
    guard let reference = node["$ref"]?.text, reference.hasPrefix("#/") else { return node }
    return reference.dropFirst(2).split(separator: "/").reduce(document) { node, step in
      node[String(step)] ?? node
    }
  }
}
