/// Writes trees as YAML, in one form for one value: block style, two spaces a level, sequences at the
/// level of their key, keys in the order of the tree, lines never folded.
///
/// Values are written as kubectl reads them, so that a reader of another YAML version sees the same:
/// `on` becomes `true`, `0123` becomes `83`, the string `12:30` gets quotes. A poisoned value is `null`;
/// no bundle holds one unless it is made by force.
public struct YAMLWriter {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []

  /// Bytes of a key that a reader takes in the short form; a longer one needs a `?`.
  ///
  /// Source: YAML 1.1, section 9.1 (simple keys: 1024 characters).
  private static let longestSimpleKey = 1000

  /// - Parameter capacity: about how many bytes are to come.
  public init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// What has been written, without a copy.
  public consuming func finish() -> [UInt8] { bytes }
}

// MARK: - Nodes

extension YAMLWriter {
  /// Writes a document's value.
  public mutating func document(_ root: Node) {
    root.tree.storage.withText { source in
      let record = source[root.index]
      if record.kind == .mapping, !source.isEmpty(root.index) {
        mapping(root.index, of: source, depth: 0, isInline: true)
      } else if record.kind == .sequence, !source.isEmpty(root.index) {
        sequence(root.index, of: source, depth: 0, isInline: true)
      } else {
        leaf(root.index, of: source, depth: 0)
        bytes.append(0x0A)
      }
    }
  }

  /// Writes a key and all below it.
  ///
  /// - Parameter depth: the level of the mapping that holds the key, 0 for the document's.
  public mutating func entry(_ entry: Node.Entry, depth: Int) {
    entry.key.tree.storage.withText { source in
      self.entry(entry.key.index, entry.value.index, of: source, depth: depth, isInline: false)
    }
  }

  /// Writes the entries of a mapping, the first of which, if inline, follows a dash.
  private mutating func mapping(
    _ index: Int, of source: TreeText, depth: Int, isInline: Bool
  ) {
    let end = source.endIndex(of: index)
    var isInline = isInline
    var key = index + 1
    while key < end {
      let value = source.endIndex(of: key)
      entry(key, value, of: source, depth: depth, isInline: isInline)
      isInline = false
      key = source.endIndex(of: value)
    }
  }

  private mutating func sequence(
    _ index: Int, of source: TreeText, depth: Int, isInline: Bool
  ) {
    let end = source.endIndex(of: index)
    var isInline = isInline
    var item = index + 1
    while item < end {
      if !isInline { indent(depth) }
      isInline = false
      bytes.append(UInt8(ascii: "-"))
      compact(item, of: source, depth: depth)
      item = source.endIndex(of: item)
    }
  }

  private mutating func entry(
    _ key: Int, _ value: Int, of source: TreeText, depth: Int, isInline: Bool
  ) {
    let indentation = isInline ? 0 : depth
    if let name = source.plainText(of: key),
      name.count <= YAMLWriter.longestSimpleKey
    {
      if let text = source.plainText(of: value) {
        line(name, text, depth: indentation)
      } else {
        line(name, nil, depth: indentation)
        self.value(value, of: source, depth: depth)
      }
      return
    }
    if !isInline { indent(depth) }
    let record = source[key]
    let start = bytes.count
    if record.kind == .scalar || record.kind == .poison {
      keyText(key, of: source)
      if bytes.count - start <= YAMLWriter.longestSimpleKey {
        bytes.append(UInt8(ascii: ":"))
        self.value(value, of: source, depth: depth)
        return
      }
      bytes.removeSubrange(start...)
    }
    bytes.append(UInt8(ascii: "?"))
    compact(key, of: source, depth: depth)
    indent(depth)
    bytes.append(UInt8(ascii: ":"))
    compact(value, of: source, depth: depth)
  }

  /// Writes what follows the colon of a key.
  private mutating func value(_ index: Int, of source: TreeText, depth: Int) {
    let record = source[index]
    if record.kind == .mapping, !source.isEmpty(index) {
      bytes.append(0x0A)
      mapping(index, of: source, depth: depth + 1, isInline: false)
    } else if record.kind == .sequence, !source.isEmpty(index) {
      bytes.append(0x0A)
      sequence(index, of: source, depth: depth, isInline: false)
    } else {
      bytes.append(0x20)
      leaf(index, of: source, depth: depth)
      bytes.append(0x0A)
    }
  }

  /// Writes what follows a dash or question mark, its first line on the same line.
  private mutating func compact(_ index: Int, of source: TreeText, depth: Int) {
    bytes.append(0x20)
    let record = source[index]
    if record.kind == .mapping, !source.isEmpty(index) {
      mapping(index, of: source, depth: depth + 1, isInline: true)
    } else if record.kind == .sequence, !source.isEmpty(index) {
      sequence(index, of: source, depth: depth + 1, isInline: true)
    } else {
      leaf(index, of: source, depth: depth)
      bytes.append(0x0A)
    }
  }
}

// MARK: - Bytes

extension YAMLWriter {
  /// Writes a key and its value, both as they are, in one go; without a value all up to the colon.
  private mutating func line(
    _ key: ScalarText, _ value: ScalarText?, depth: Int
  ) {
    let count = 2 * depth + key.count + 1 + (value.map { $0.count + 2 } ?? 0)
    bytes.append(addingCapacity: count) { line in
      line.append(repeating: 0x20, count: 2 * depth)
      key.read { line.append($0) }
      line.append(UInt8(ascii: ":"))
      guard let value else { return }
      line.append(0x20)
      value.read { line.append($0) }
      line.append(0x0A)
    }
  }

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
    bytes.append(addingCapacity: text.count) { $0.append(text) }
  }
}

extension OutputSpan<UInt8> {
  /// Adds bytes, for which there has to be room.
  @inline(__always)
  fileprivate mutating func append(_ text: Span<UInt8>) {
    precondition(text.count <= freeCapacity, "the caller has made room for the whole line")
    unsafe withUnsafeMutableBufferPointer { buffer, count in
      unsafe text.withUnsafeBufferPointer { text in
        guard let target = buffer.baseAddress, let source = text.baseAddress else { return }
        unsafe (target + count).update(from: source, count: text.count)
        count += text.count
      }
    }
  }
}
