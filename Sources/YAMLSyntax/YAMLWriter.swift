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

  /// What has been written, without a copy.
  package consuming func finish() -> [UInt8] { bytes }
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
