import Platform
import Reporting
import SourceText
import YAMLSyntax

extension ShownObject {
  /// The object for programs: `value` is the plain value; `fields` has every leaf, and every collection
  /// that replaced something, with its place and what it replaced; `effective` is there for Projects.
  package var json: String {
    var reader = FieldReader(origins: origins)
    reader.collect(node, path: field ?? "")
    var members: [JSON.Member] = [
      JSON.Member("version", .integer(1)),
      JSON.Member(
        "object",
        [
          "apiVersion": .string(object.apiVersion), "kind": .string(object.kindName),
          "namespace": JSON(object.namespace), "name": .string(object.name),
          "isComplete": .boolean(object.state == .whole),
        ]),
      JSON.Member("field", JSON(field)),
      JSON.Member("value", reader.plain(node)),
      JSON.Member("fields", .array(reader.fields)),
    ]
    if let effective { members.append(JSON.Member("effective", reader.json(effective))) }
    return JSON.object(members).text
  }
}

/// Turns a tree into JSON, leaf by leaf.
private struct FieldReader {
  var origins: Origins
  private(set) var fields: [JSON] = []

  init(origins: Origins) {
    self.origins = origins
  }

  /// The value as it is, secrets masked; null for what could not be made out.
  func plain(_ node: Node) -> JSON {
    if origins.isWhollySecret(node) { return .string(SecretKeys.mask) }
    switch node.kind {
    case .poison: return .null
    case .mapping:
      return .object(node.entries.map { JSON.Member(origins.text(ofKey: $0.key), plain($0.value)) })
    case .sequence: return .array(node.items.map(plain))
    case .scalar:
      if origins.isSecret(node) { return .string(SecretKeys.mask) }
      switch node.scalar {
      case .boolean(let value)?: return .boolean(value)
      case .integer(let value)?: return .integer(Int(value))
      case .float(let value)?: return value.isFinite ? .number(value) : .string(node.text)
      case .string(let text)?: return .string(text)
      case .null?, nil: return .null
      }
    }
  }

  mutating func collect(_ node: Node, path: String) {
    let isLeaf =
      node.isScalar || node.isPoison || node.isEmptyCollection || origins.isWhollySecret(node)
    if isLeaf || !node.overridden.isEmpty { fields.append(field(node, path: path)) }
    for entry in node.entries where !origins.isWhollySecret(node) {
      var below = path
      FieldPath.append(FieldPath.key(origins.text(ofKey: entry.key)), to: &below)
      collect(entry.value, path: below)
    }
    for (index, item) in node.items.enumerated() where !origins.isWhollySecret(node) {
      collect(item, path: "\(path)[\(index)]")
    }
  }

  private mutating func field(_ node: Node, path: String) -> JSON {
    var overridden: [JSON] = []
    for override in node.overridden {
      overridden.append([
        "text": .string(override.text), "isRemoval": .boolean(override.isRemoval),
        "location": origins.json(of: override.location),
      ])
    }
    return [
      "field": .string(path), "value": plain(node), "isKnown": .boolean(!node.isPoison),
      "isWritten": .boolean(origins.isWritten(node)), "location": origins.json(of: node.range),
      "overridden": .array(overridden),
    ]
  }

  // MARK: Effective values

  mutating func json(_ effective: EffectiveValues) -> JSON {
    let integrations = effective.integrations.map { member($0) }
    let quotas = effective.quotas.map { quota in
      JSON.Member(quota.sort.field.name, .object(quota.families.map { member($0) }))
    }
    return [
      "settings": [
        "isKnown": .boolean(effective.areSettingsKnown), "integrations": .object(integrations),
      ],
      "gpuQuotas": .object(quotas),
    ]
  }

  private mutating func member(_ entry: EffectiveValues.Entry) -> JSON.Member {
    JSON.Member(
      entry.name,
      [
        "value": plain(entry.node), "owner": .string(entry.owner.selector),
        "location": origins.json(of: entry.node.range),
      ])
  }
}
