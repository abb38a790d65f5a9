import Platform
import Resolution
import SourceText
import YAMLSyntax

/// What differs between two states of a Secret's values: which ones, never what they are.
///
/// `data` and `stringData` are one to the cluster, so a value that moved between them is the same. Of
/// a Palette Secret's JSON, what says where Palette is may be shown; its key may not.
struct SecretComparison {
  let sides: (base: Side, head: Side)

  private static let publicMembers = ["hostUrl", "tenant", "defaultProjectID"]

  /// A value of a Secret and where it stands.
  private struct Value {
    let path: String
    let node: Node
    let bytes: [UInt8]
    let isEncoded: Bool

    var json: JSONValue? { try? JSONValue(parsing: bytes) }

    /// The characters of a run of the value's bytes.
    func range(of part: Range<Int>) -> SourceRange {
      isEncoded ? node.range : node.range(ofText: part)
    }
  }

  /// The values that differ: those of the new Secret in their order, then those that are gone.
  func changes(from old: PlatformObject, to new: PlatformObject) -> [FieldChange] {
    let before = values(of: old)
    let after = values(of: new)
    let origins = Dictionary(uniqueKeysWithValues: before.map { ($0.key, $0.value) })
    let names = Set(after.map(\.key))
    var changes: [FieldChange] = []
    for (key, value) in after {
      guard let origin = origins[key] else {
        changes.append(masked(.added, value.path, sides.head.place(value.node.range)))
        continue
      }
      guard origin.bytes != value.bytes else { continue }
      let members = key == PaletteSecret.key ? self.members(from: origin, to: value) : []
      changes +=
        members.isEmpty
        ? [masked(.changed, value.path, sides.head.place(value.node.range))] : members
    }
    for (key, value) in before where !names.contains(key) {
      changes.append(masked(.removed, value.path, sides.base.place(value.node.range)))
    }
    return changes
  }

  private func masked(
    _ kind: FieldChange.Kind, _ path: String, _ location: SourceRange
  ) -> FieldChange {
    FieldChange(path: path, kind: kind, old: nil, new: nil, isMasked: true, location: location)
  }

  /// The values by key, each key once; `stringData` wins over `data`.
  private func values(of object: PlatformObject) -> [(key: String, value: Value)] {
    let facts = SecretFacts(object)
    var values: [(key: String, value: Value)] = []
    var names: Set<String> = []
    for field in [Field.stringData, .data] {
      guard let written = object.root[field] else { continue }
      for entry in written.entries {
        let key = entry.key.text
        guard names.insert(key).inserted else { continue }
        let known =
          facts.hasReadableValues
          ? SecretValue(entry.value, isBase64: field == .data) : nil
        values.append(
          (
            key,
            Value(
              path: FieldPath.joined(
                field.name,
                FieldPath.key(SecretKeys.mayBeTold(entry.key) ? key : SecretKeys.mask)),
              node: entry.value,
              bytes: known?.bytes ?? Array(entry.value.text.utf8),
              isEncoded: known?.bytes == nil || field == .data)
          ))
      }
    }
    return values
  }

  // MARK: The Palette Secret

  /// The members of the two JSON objects that differ; empty where one is no object.
  private func members(from old: Value, to new: Value) -> [FieldChange] {
    guard let before = old.json?.members, let after = new.json?.members else { return [] }
    // Of a name that stands twice the last counts.
    let origins = Dictionary(before.map { ($0.name, $0.value) }) { $1 }
    let results = Dictionary(after.map { ($0.name, $0.value) }) { $1 }
    var changes: [FieldChange] = []
    for member in after where results[member.name]?.range == member.value.range {
      let origin = origins[member.name]
      if let origin, same(origin, old, member.value, new) { continue }
      changes.append(
        change(
          member.name, from: origin, to: member.value, path: new.path,
          at: sides.head.place(new.range(of: member.value.range))))
    }
    for member in before where results[member.name] == nil {
      changes.append(
        change(
          member.name, from: member.value, to: nil, path: new.path,
          at: sides.base.place(old.range(of: member.value.range))))
    }
    return changes
  }

  private func same(_ one: JSONValue, _ first: Value, _ other: JSONValue, _ second: Value) -> Bool {
    if let text = one.string { return text == other.string }
    return first.bytes[one.range] == second.bytes[other.range]
  }

  private func change(
    _ name: String, from old: JSONValue?, to new: JSONValue?, path: String, at place: SourceRange
  ) -> FieldChange {
    let kind: FieldChange.Kind = old == nil ? .added : new == nil ? .removed : .changed
    let isShown =
      SecretComparison.publicMembers.contains(name)
      && [old, new].allSatisfy { $0 == nil || $0?.string != nil }
    return FieldChange(
      path: FieldPath.joined(path, FieldPath.key(name)), kind: kind,
      old: isShown ? old?.string.map { PlannedValue(string: $0) } : nil,
      new: isShown ? new?.string.map { PlannedValue(string: $0) } : nil, isMasked: !isShown,
      location: place)
  }
}
