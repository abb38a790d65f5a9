import YAMLSyntax

extension Node {
  /// Whether two values are the same as far as they are known: poison agrees with everything, and a
  /// null entry is one that is not there.
  func agrees(with other: Node) -> Bool {
    if isPoison || other.isPoison { return true }
    if isMapping, other.isMapping {
      return agreesEntry(by: other) && other.agreesEntry(by: self)
    }
    guard isSequence, other.isSequence else { return hasSameValue(as: other) }
    let (mine, others) = (Array(items), Array(other.items))
    return mine.count == others.count && zip(mine, others).allSatisfy { $0.agrees(with: $1) }
  }

  /// Whether anything of the value cannot be known.
  var holdsPoison: Bool {
    switch kind {
    case .poison: true
    case .scalar: false
    case .mapping: entries.contains { $0.value.holdsPoison }
    case .sequence: items.contains { $0.holdsPoison }
    }
  }

  /// Whether each entry that is there agrees with that of another mapping.
  private func agreesEntry(by other: Node) -> Bool {
    let others = EntryTable(other)
    return entries.allSatisfy { entry in
      entry.value.isNull || others[entry.key].map { entry.value.agrees(with: $0) } ?? false
    }
  }
}
