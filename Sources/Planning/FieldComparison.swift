import Platform
import Resolution
import YAMLSyntax

/// What differs between two states of one object, field by field, as far as the cluster would see it.
struct FieldComparison {
  private let kind: Kind
  private let sides: (base: Side, head: Side)
  private var changes: [FieldChange] = []

  /// What the server writes itself, so that it is never applied.
  private static let ofServer: Set<String> = [
    "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
    "managedFields", "selfLink", "finalizers",
  ]

  /// The fields that differ, in the order of the new object; what is gone comes after what stands
  /// beside it.
  static func changes(
    from old: PlatformObject, to new: PlatformObject, in sides: (base: Side, head: Side)
  ) -> [FieldChange] {
    var comparison = FieldComparison(kind: new.kind, sides: sides)
    comparison.compare(old.root, new.root, at: "")
    if new.kind == .secret {
      comparison.changes += SecretComparison(sides: sides).changes(from: old, to: new)
    }
    return comparison.changes
  }

  private init(kind: Kind, sides: (base: Side, head: Side)) {
    self.kind = kind
    self.sides = sides
  }

  // MARK: Walking

  private mutating func compare(_ old: Node, _ new: Node, at path: String) {
    if old.isMapping, new.isMapping {
      compareMappings(old, new, at: path)
    } else if old.isSequence, new.isSequence, let before = names(of: old),
      let after = names(of: new)
    {
      compareLists((old, before), (new, after), at: path)
    } else if !old.agrees(with: new) {
      add(.changed, path, old, new)
    }
  }

  private mutating func compareMappings(_ old: Node, _ new: Node, at path: String) {
    let (olds, news) = (EntryTable(old), EntryTable(new))
    for entry in new.entries {
      let key = entry.key.text
      guard !isLeftOut(key, below: path), !entry.value.isPoison else { continue }
      let before = olds[entry.key].flatMap { $0.isNull ? nil : $0 }
      let place = joined(path, key)
      switch (before, entry.value.isNull) {
      case (let before?, false): compare(before, entry.value, at: place)
      case (let before?, true): add(.removed, place, before, nil)
      case (nil, false): add(.added, place, nil, entry.value)
      case (nil, true): break
      }
    }
    for entry in old.entries where news[entry.key] == nil && !entry.value.isNull {
      guard !isLeftOut(entry.key.text, below: path), !entry.value.isPoison else { continue }
      add(.removed, joined(path, entry.key.text), entry.value, nil)
    }
  }

  private mutating func compareLists(
    _ old: (node: Node, names: [String]), _ new: (node: Node, names: [String]), at path: String
  ) {
    let before = Dictionary(uniqueKeysWithValues: zip(old.names, old.node.items))
    for (name, item) in zip(new.names, new.node.items) {
      let place = "\(path)[name=\(name)]"
      if let before = before[name] {
        compare(before, item, at: place)
      } else {
        add(.added, place, nil, item)
      }
    }
    let names = Set(new.names)
    for (name, item) in zip(old.names, old.node.items) where !names.contains(name) {
      add(.removed, "\(path)[name=\(name)]", item, nil)
    }
  }

  /// The names of a list's items; nil where not every item has one of its own.
  private func names(of list: Node) -> [String]? {
    var names: [String] = []
    var seen: Set<String> = []
    for item in list.items {
      guard let name = item[.name]?.string, seen.insert(name).inserted else { return nil }
      names.append(name)
    }
    return names
  }

  private func joined(_ path: String, _ key: String) -> String {
    let isTold = kind != .secret || path.hasPrefix("metadata") || SecretKeys.mayBeTold(key)
    return FieldPath.joined(path, FieldPath.key(isTold ? key : SecretKeys.mask))
  }

  private func isLeftOut(_ key: String, below path: String) -> Bool {
    switch path {
    case "": key == "status" || kind == .secret && (key == "data" || key == "stringData")
    case "metadata": FieldComparison.ofServer.contains(key)
    default: false
    }
  }

  // MARK: Telling

  private mutating func add(_ kind: FieldChange.Kind, _ path: String, _ old: Node?, _ new: Node?) {
    guard
      let place = new.map({ sides.head.place($0.range) })
        ?? old.map({ sides.base.place($0.range) })
    else { return }
    let isMasked = [old, new].contains { $0.map { isSecret($0, at: path) } ?? false }
    changes.append(
      FieldChange(
        path: path, kind: kind, old: isMasked ? nil : old.map { PlannedValue($0) },
        new: isMasked ? nil : new.map { PlannedValue($0) }, isMasked: isMasked, location: place))
  }

  /// Whether a value may hold what nobody may see.
  ///
  /// Of a Secret only what says nothing of its content is shown: a copy taken from a cluster has all
  /// of it once more in an annotation.
  private func isSecret(_ value: Node, at path: String) -> Bool {
    func isWithin(_ parent: String) -> Bool {
      path.hasPrefix(parent) || parent.hasPrefix(path + ".") || parent.hasPrefix(path + "[")
    }
    switch kind {
    case .secret:
      if path == "immutable", case .boolean? = value.scalar { return false }
      return !["apiVersion", "type"].contains(path)
        && !path.hasPrefix("metadata.labels")
    case .sealedSecret:
      if ["spec.encryptedData", "spec.template.data", "spec.template.stringData"].contains(
        where: isWithin)
      {
        return true
      }
    case .externalSecret: if isWithin("spec.target.template.data") { return true }
    default: break
    }
    return isWithin("metadata.annotations[\"kubectl.kubernetes.io/last-applied-configuration\"]")
      || holdsPrivateKey(value)
  }

  private func holdsPrivateKey(_ value: Node) -> Bool {
    switch value.kind {
    case .scalar: PrivateKey.isIn(value.text)
    case .mapping: value.entries.contains { holdsPrivateKey($0.value) }
    case .sequence: value.items.contains { holdsPrivateKey($0) }
    case .poison: false
    }
  }
}

extension FieldPath {
  /// A path with one more step.
  static func joined(_ path: String, _ step: String) -> String {
    var path = path
    append(step, to: &path)
    return path
  }
}
