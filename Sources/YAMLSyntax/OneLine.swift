extension Node {
  /// The value on one line, as it could be written in YAML: `{limits: {Default: 2}}`.
  public var oneLine: String {
    var text = ""
    write(into: &text)
    return text
  }

  private func write(into text: inout String) {
    switch kind {
    case .poison: text += "…"
    case .scalar: text += style == .plain ? self.text : self.text.inDoubleQuotes
    case .sequence:
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        item.write(into: &text)
      }
      text += "]"
    case .mapping:
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += ", " }
        entry.key.writeKey(into: &text)
        text += ": "
        entry.value.write(into: &text)
      }
      text += "}"
    }
  }

  /// Writes a key without the quotes that a copied key may have.
  private func writeKey(into text: inout String) {
    guard isScalar, FieldPath.key(self.text) == self.text else { return write(into: &text) }
    text += self.text
  }
}

extension String {
  /// The text as a YAML scalar on one line, in quotes only where a reader could take it for something
  /// else.
  ///
  /// - Parameter isWithin: whether it stands between brackets or braces.
  public func oneLineScalar(isWithin: Bool) -> String {
    if case .plain = StringNotation(utf8.span), !isWithin || !contains(where: ",[]{}".contains) {
      return self
    }
    return inDoubleQuotes
  }

  /// The text as a double-quoted YAML scalar on one line.
  public var inDoubleQuotes: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Node {
  /// Whether two values are the same to kubectl, however they are written.
  ///
  /// The order of a mapping's keys does not count, and poison equals nothing.
  public func hasSameValue(as other: Node) -> Bool {
    switch (kind, other.kind) {
    case (.scalar, .scalar): return scalar == other.scalar
    case (.sequence, .sequence):
      var others = other.items
      for item in items {
        guard let next = others.next(), item.hasSameValue(as: next) else { return false }
      }
      return others.next() == nil
    case (.mapping, .mapping):
      let others = EntryTable(other)
      var count = 0
      for entry in entries {
        count += 1
        guard let value = others[entry.key], entry.value.hasSameValue(as: value) else {
          return false
        }
      }
      return others.count == count
    default: return false
    }
  }
}
