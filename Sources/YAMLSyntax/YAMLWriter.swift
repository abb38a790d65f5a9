/// Writes trees as YAML, in one form for one value: block style, two spaces a level, sequences at the
/// level of their key, keys in the order of the tree, lines never folded.
///
/// Values are written as kubectl reads them, so that a reader of another YAML version sees the same:
/// `on` becomes `true`, `0123` becomes `83`, the string `12:30` gets quotes. A poisoned value is `null`;
/// no bundle holds one unless it is made by force.
package struct YAMLWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  /// Bytes of a key that a reader takes in the short form; a longer one needs a `?`.
  ///
  /// Source: YAML 1.1, section 9.1 (simple keys: 1024 characters).
  private static let longestSimpleKey = 1000

  /// - Parameter capacity: about how many bytes are to come.
  package init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }
}

// MARK: - Nodes

extension YAMLWriter {
  /// Writes a document's value.
  package mutating func document(_ root: Node) {
    let storage = root.tree.storage
    let record = storage.records[root.index]
    switch record.kind {
    case .mapping where root.endIndex > root.index + 1:
      mapping(root.index, of: storage, depth: 0, isInline: true)
    case .sequence where root.endIndex > root.index + 1:
      sequence(root.index, of: storage, depth: 0, isInline: true)
    case .scalar, .poison, .mapping, .sequence:
      leaf(record, of: storage, depth: 0)
      bytes.append(0x0A)
    }
  }

  /// Writes a key and all below it.
  ///
  /// - Parameter depth: the level of the mapping that holds the key, 0 for the document's.
  package mutating func entry(_ entry: Node.Entry, depth: Int) {
    indent(depth)
    self.entry(entry.key.index, entry.value.index, of: entry.key.tree.storage, depth: depth)
  }

  /// Writes the entries of a mapping whose first characters, if inline, follow a dash.
  private mutating func mapping(
    _ index: Int, of storage: Tree.Storage, depth: Int, isInline: Bool
  ) {
    let end = Int(storage.records[index].link)
    var isInline = isInline
    var key = index + 1
    while key < end {
      if !isInline { indent(depth) }
      isInline = false
      let value = endIndex(of: key, in: storage)
      entry(key, value, of: storage, depth: depth)
      key = endIndex(of: value, in: storage)
    }
  }

  private mutating func sequence(
    _ index: Int, of storage: Tree.Storage, depth: Int, isInline: Bool
  ) {
    let end = Int(storage.records[index].link)
    var isInline = isInline
    var item = index + 1
    while item < end {
      if !isInline { indent(depth) }
      isInline = false
      bytes.append(UInt8(ascii: "-"))
      compact(item, of: storage, depth: depth)
      item = endIndex(of: item, in: storage)
    }
  }

  private mutating func entry(
    _ key: Int, _ value: Int, of storage: Tree.Storage, depth: Int
  ) {
    let record = storage.records[key]
    let start = bytes.count
    if record.kind == .scalar || record.kind == .poison {
      keyText(record, of: storage)
      if bytes.count - start <= YAMLWriter.longestSimpleKey {
        bytes.append(UInt8(ascii: ":"))
        self.value(value, of: storage, depth: depth)
        return
      }
      bytes.removeSubrange(start...)
    }
    bytes.append(UInt8(ascii: "?"))
    compact(key, of: storage, depth: depth)
    indent(depth)
    bytes.append(UInt8(ascii: ":"))
    compact(value, of: storage, depth: depth)
  }

  /// Writes what follows the colon of a key.
  private mutating func value(_ index: Int, of storage: Tree.Storage, depth: Int) {
    let record = storage.records[index]
    switch record.kind {
    case .mapping where Int(record.link) > index + 1:
      bytes.append(0x0A)
      mapping(index, of: storage, depth: depth + 1, isInline: false)
    case .sequence where Int(record.link) > index + 1:
      bytes.append(0x0A)
      sequence(index, of: storage, depth: depth, isInline: false)
    case .scalar, .poison, .mapping, .sequence:
      bytes.append(0x20)
      leaf(record, of: storage, depth: depth)
      bytes.append(0x0A)
    }
  }

  /// Writes what follows a dash or question mark, its first line on the same line.
  private mutating func compact(_ index: Int, of storage: Tree.Storage, depth: Int) {
    bytes.append(0x20)
    let record = storage.records[index]
    switch record.kind {
    case .mapping where Int(record.link) > index + 1:
      mapping(index, of: storage, depth: depth + 1, isInline: true)
    case .sequence where Int(record.link) > index + 1:
      sequence(index, of: storage, depth: depth + 1, isInline: true)
    case .scalar, .poison, .mapping, .sequence:
      leaf(record, of: storage, depth: depth)
      bytes.append(0x0A)
    }
  }

  private func endIndex(of index: Int, in storage: Tree.Storage) -> Int {
    let record = storage.records[index]
    return record.kind == .scalar || record.kind == .poison ? index + 1 : Int(record.link)
  }
}

// MARK: - Text of one's own

extension YAMLWriter {
  /// Writes a key with a string.
  package mutating func entry(_ key: String, _ value: String, depth: Int) {
    self.key(key, depth: depth)
    bytes.append(0x20)
    string(value.utf8Span.span, depth: depth)
    bytes.append(0x0A)
  }

  /// Writes a key with a boolean.
  package mutating func entry(_ key: String, _ value: Bool, depth: Int) {
    self.key(key, depth: depth)
    append(value ? " true\n" : " false\n")
  }

  /// Writes a key with a mapping or sequence to follow.
  ///
  /// The entries of the mapping come one level deeper, the items of the sequence at the same level.
  package mutating func opening(_ key: String, depth: Int) {
    self.key(key, depth: depth)
    bytes.append(0x0A)
  }

  /// Writes an item that is a string.
  package mutating func item(_ text: String, depth: Int) {
    indent(depth)
    append("- ")
    string(text.utf8Span.span, depth: depth)
    bytes.append(0x0A)
  }

  /// Writes an item that is a mapping, with its first entry; further entries come one level deeper.
  package mutating func item(_ key: String, _ value: String, depth: Int) {
    indent(depth)
    append("- ")
    keyText(key)
    append(": ")
    string(value.utf8Span.span, depth: depth + 1)
    bytes.append(0x0A)
  }

  /// Writes a comment on a line of its own; what no terminal should see becomes `?`.
  package mutating func comment(_ text: String) {
    append("# ")
    for scalar in text.unicodeScalars {
      let isPrintable = scalar.properties.generalCategory != .control && scalar.value != 0xFEFF
        && scalar.properties.generalCategory != .lineSeparator
        && scalar.properties.generalCategory != .paragraphSeparator
        && scalar.properties.generalCategory != .format
      bytes.append(contentsOf: (isPrintable ? Character(scalar) : "?").utf8)
    }
    bytes.append(0x0A)
  }

  /// Writes the line between two documents.
  package mutating func separator() {
    append("---\n")
  }

  /// Writes bytes that are YAML already.
  package mutating func append(_ finished: [UInt8]) {
    bytes.append(contentsOf: finished)
  }

  private mutating func key(_ key: String, depth: Int) {
    indent(depth)
    keyText(key)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func keyText(_ key: String) {
    simpleString(key.utf8Span.span)
  }
}

// MARK: - Bytes

extension YAMLWriter {
  mutating func indent(_ depth: Int) {
    for _ in 0..<depth {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { buffer in
      unsafe bytes.append(contentsOf: buffer)
    }
  }

  mutating func append(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}
