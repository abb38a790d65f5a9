// How a writer puts what stands in no tree.

extension YAMLWriter {
  /// Writes a key with a string.
  public mutating func entry(_ key: String, _ value: String, depth: Int) {
    self.key(key, depth: depth)
    append(0x20)
    string(value.utf8Span.span, depth: depth)
    append(0x0A)
  }

  /// Writes a key with a boolean.
  public mutating func entry(_ key: String, _ value: Bool, depth: Int) {
    self.key(key, depth: depth)
    append(value ? " true\n" : " false\n")
  }

  /// Writes a key with an integer.
  public mutating func number(_ key: String, _ value: Int, depth: Int) {
    self.key(key, depth: depth)
    append(0x20)
    append(Array(String(value).utf8))
    append(0x0A)
  }

  /// Writes a key with a mapping or sequence to follow.
  ///
  /// The entries of the mapping come one level deeper, the items of the sequence at the same level.
  public mutating func opening(_ key: String, depth: Int) {
    self.key(key, depth: depth)
    append(0x0A)
  }

  /// Writes a key with a mapping that has no entries.
  public mutating func emptyMapping(_ key: String, depth: Int) {
    self.key(key, depth: depth)
    append(" {}\n")
  }

  /// Writes a key with a sequence that has no items.
  public mutating func emptySequence(_ key: String, depth: Int) {
    self.key(key, depth: depth)
    append(" []\n")
  }

  /// Writes an item that is a string.
  public mutating func item(_ text: String, depth: Int) {
    indent(depth)
    append("- ")
    string(text.utf8Span.span, depth: depth)
    append(0x0A)
  }

  /// Writes an item that is a mapping, with its first entry; further entries come one level deeper.
  public mutating func item(_ key: String, _ value: String, depth: Int) {
    indent(depth)
    append("- ")
    keyText(key)
    append(": ")
    string(value.utf8Span.span, depth: depth + 1)
    append(0x0A)
  }

  /// Writes an item that is a mapping, whose first key has a mapping two levels deeper or a sequence one
  /// level deeper to follow.
  public mutating func itemOpening(_ key: String, depth: Int) {
    indent(depth)
    append("- ")
    keyText(key)
    append(":\n")
  }

  /// Writes a comment on a line of its own; what no terminal should see becomes `?`.
  public mutating func comment(_ text: String) {
    append("# ")
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: append(UInt8(ascii: "?"))
      default: append(Array(String(scalar).utf8))
      }
    }
    append(0x0A)
  }

  /// Writes the line between two documents.
  public mutating func separator() {
    append("---\n")
  }

  /// Writes bytes that are YAML already.
  public mutating func append(_ finished: [UInt8]) {
    append(finished.span)
  }

  private mutating func key(_ key: String, depth: Int) {
    indent(depth)
    keyText(key)
    append(UInt8(ascii: ":"))
  }

  private mutating func keyText(_ key: String) {
    simpleString(key.utf8Span.span)
  }
}
