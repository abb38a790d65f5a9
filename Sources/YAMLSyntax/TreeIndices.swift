import Concurrency
public import SourceText

/// Nodes by their index alone: for code that looks at every node of a tree and must not pay for a
/// view of each.
extension Tree {
  /// Hands all records out, in pre-order.
  public func withRecords<Result>(_ body: (Span<NodeRecord>) -> Result) -> Result {
    let records = storage.records
    return body(records.span)
  }

  /// What the node at an index is.
  public func kind(at index: Int) -> NodeKind { storage.records[index].kind }

  /// How the node at an index is written.
  public func style(at index: Int) -> NodeStyle { storage.records[index].style }

  /// The tag of the node at an index.
  public func tag(at index: Int) -> NodeTag { storage.records[index].tag }

  /// The interned name of the key at an index.
  public func key(at index: Int) -> KeyID { storage.records[index].key }

  /// The index after a node and all below it.
  public func endIndex(at index: Int) -> Int { storage.records[index].endIndex(at: index) }

  /// The index of a key of the mapping at an index; nil where that is no mapping or has no such key.
  @inline(__always)
  public func keyIndex(of key: KeyID, inMappingAt index: Int) -> Int? {
    let array = storage.records
    let records = array.span
    let mapping = records[index]
    guard mapping.kind == .mapping else { return nil }
    let end = Int(mapping.reach)
    precondition(end <= records.count, "a collection ends where its tree does, at the latest")
    var position = index &+ 1
    while position < end {
      #if DEBUG
        Looks.add()
      #endif
      let record = unsafe records[unchecked: position]
      if record.key == key { return position }
      let value = record.endIndex(at: position)
      position = records[value].endIndex(at: value)
    }
    return nil
  }

  /// The index of a key's value in the mapping at an index; nil where that is no mapping or has no such
  /// key.
  public func valueIndex(of key: KeyID, inMappingAt index: Int) -> Int? {
    keyIndex(of: key, inMappingAt: index).map { storage.records[$0].endIndex(at: $0) }
  }

  /// Goes through the entries of the mapping at an index, each as the indices of its key and its value;
  /// none where that is no mapping.
  @inline(__always)
  public func forEachEntry(inMappingAt index: Int, _ body: (_ key: Int, _ value: Int) -> Void) {
    guard kind(at: index) == .mapping else { return }
    let end = endIndex(at: index)
    var key = index + 1
    while key < end {
      let value = endIndex(at: key)
      body(key, value)
      key = endIndex(at: value)
    }
  }

  /// How many nodes two mappings have in common at their beginnings: whole entries of scalars that are
  /// copies of the same ones.
  func sharedLength(ofMappingAt index: Int, and other: Int) -> Int {
    let records = storage.records
    let count = min(endIndex(at: index) - index, endIndex(at: other) - other)
    func isShared(_ offset: Int) -> Bool {
      let (one, two) = (records[index + offset], records[other + offset])
      return one.kind == .scalar && one.isSame(as: two)
        && storage.haveSameOriginal(index + offset, other + offset)
    }
    var length = 0
    while length + 2 < count, isShared(length + 1), isShared(length + 2) { length += 2 }
    return length
  }

  /// Whether the node at an index is a scalar of that text.
  public func isText(_ text: Span<UInt8>, at index: Int) -> Bool {
    #if DEBUG
      Looks.add()
    #endif
    let record = storage.records[index]
    guard record.kind == .scalar else { return false }
    if !record.isDecoded, !record.isWord {
      // Most texts differ in their lengths, which need no look at the file.
      let quotes = record.style == .plain ? 0 : 2
      guard Int(record.reach) - Int(record.start) - quotes == text.count else { return false }
    }
    return withText(at: index) { $0.isEqual(to: text) }
  }

  /// Hands the bytes of a scalar's text to a closure; an empty span for a collection.
  public func withText<Result>(at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    #if DEBUG
      Looks.add()
    #endif
    let record = storage.records[index]
    guard record.kind == .scalar else { return body(Span()) }
    guard record.isCopied else { return storage.withText(of: record, body) }
    return storage.withHolder(of: index) { $0.withText(of: record, body) }
  }

  /// The value of the scalar at an index as kubectl reads it; nil for a collection or poison.
  public func scalar(at index: Int) -> Scalar? {
    let record = storage.records[index]
    guard record.kind == .scalar else { return nil }
    return withText(at: index) { Scalar(reading: $0, style: record.style, tag: record.tag) }
  }

  /// Whether kubectl reads the scalar at an index as a string; the record tells it of nearly all.
  public func isString(at index: Int) -> Bool {
    let record = storage.records[index]
    guard record.kind == .scalar else { return false }
    return record.isSurelyString || typedScalar(at: index) == nil
  }

  /// The value of the scalar at an index that kubectl reads as something else than a string; nil for a
  /// string, a collection or poison.
  public func typedScalar(at index: Int) -> Scalar? {
    let record = storage.records[index]
    guard record.kind == .scalar, !record.isSurelyString, record.canBeTyped else { return nil }
    return withText(at: index) { Scalar.typed($0) }
  }

  /// Whether the node at an index is a scalar without quotes and tag.
  public func isPlain(at index: Int) -> Bool {
    let record = storage.records[index]
    return record.kind == .scalar && record.style == .plain && record.tag == .none
  }

  /// Whether the scalar at an index is null: `~`, `null` or nothing at all.
  public func isNull(at index: Int) -> Bool {
    let record = storage.records[index]
    guard record.kind == .scalar, !record.isSurelyString, record.canBeTyped,
      record.style == .plain || record.tag == .null
    else { return false }
    // `null` is the longest word for it, which spares most scalars a closer look.
    guard record.tag != .none || record.isDecoded || record.reach - record.start <= 4
    else { return false }
    return withText(at: index) { PlainWord.isNull($0) }
  }
}

extension Tree.Storage {
  /// Hands the bytes of the text of a scalar of this tree, or of a copy of one, to a closure.
  @inline(__always)
  fileprivate func withText<Result>(
    of record: NodeRecord, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    if record.isDecoded || record.isWord { return rarities.withText(of: record, body) }
    let bytes = bytes
    let quote = record.style == .plain ? 0 : 1
    return body(bytes.span.extracting(Int(record.start) + quote..<Int(record.reach) - quote))
  }
}

// MARK: - Beyond one node

extension Tree {
  /// The characters of the node at an index.
  public func range(at index: Int) -> SourceRange {
    SourceRange(
      source: storage.source(of: index), start: Int(storage.records[index].start),
      end: storage.end(of: index))
  }

  /// Whether any scalar in the value at an index is null.
  public func holdsNull(at index: Int) -> Bool {
    let records = storage.records
    return (index..<endIndex(at: index)).contains {
      records[$0].kind == .scalar && !records[$0].isSurelyString && isNull(at: $0)
    }
  }
}
