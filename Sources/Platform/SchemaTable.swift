import YAMLSyntax

/// A schema as a table: from a part and a key straight to the next part.
///
/// Nearly every document fits its schema, so the question whether it does is asked first, without a
/// view, a string or a reference count; only a document that does not fit is looked at in words.
///
/// A class, so that handing it around costs one reference.
final class SchemaTable: Sendable {
  /// What a key leads to in a part.
  private enum Step {
    static let unknown: Int16 = -1
    static let anything: Int16 = -2
    static let required: Int16 = 0x4000
    static let part: Int16 = 0x3FFF
  }

  /// What there is to know of a part in one place.
  private struct Row {
    /// Where keys lead that are no properties.
    let other: Int16
    /// The part of a sequence's items, or `anything`.
    let item: Int16
    let types: Schema.Types
    let requiredCount: Int
    /// Whether the part's scalars have more to be checked than their type.
    let isDetailed: Bool
    /// The part's words in `words`, where an enumeration is all there is to check.
    let words: Range<Int>
    let hasAlternatives: Bool
  }

  /// One of the words of an enumeration of strings or whole numbers.
  private struct Word {
    let bytes: [UInt8]
    let isString: Bool
  }

  private let width: Int
  /// For each part and key number: the next part, with a bit for required ones, or `unknown`.
  private let steps: [Int16]
  private let rows: [Row]
  private let words: [Word]
  private let alternatives: [[Int]]

  init(_ parts: [Schema.Part], keyCount: Int) {
    width = keyCount + 1
    var steps = [Int16](repeating: Step.unknown, count: parts.count * width)
    for (index, part) in parts.enumerated() {
      for (key, property) in part.properties {
        let bit = part.required.contains(key) ? Step.required : 0
        steps[index * width + Int(key.rawValue)] = Int16(property.part) | bit
      }
    }
    self.steps = steps
    var words: [Word] = []
    rows = parts.map { part in
      let start = words.count
      words += SchemaTable.words(part)
      return Row(
        other: SchemaTable.other(part), item: part.items.map { Int16($0) } ?? Step.anything,
        types: part.types,
        requiredCount: part.required.count { part.properties[$0] != nil },
        isDetailed: part.hasConstraints, words: start..<words.count,
        hasAlternatives: !part.alternatives.isEmpty)
    }
    self.words = words
    alternatives = parts.map(\.alternatives)
  }

  private static func other(_ part: Schema.Part) -> Int16 {
    switch part.additional {
    case .part(let next): Int16(next)
    case .nothing: Step.unknown
    case .anything:
      part.properties.isEmpty || part.preservesUnknownFields ? Step.anything : Step.unknown
    }
  }

  /// The words that alone decide whether a scalar fits a part; none where anything else does too.
  private static func words(_ part: Schema.Part) -> [Word] {
    guard part.pattern == nil, part.minimum == nil, part.maximum == nil, part.minLength == nil,
      part.maxLength == nil
    else { return [] }
    return part.enumeration.compactMap { value in
      switch value {
      case .string(let text):
        part.types.isEmpty || part.types.contains(.string)
          ? Word(bytes: Array(text.utf8), isString: true) : nil
      case .integer(let number):
        part.types.isEmpty || part.types.contains(.integer) || part.types.contains(.number)
          ? Word(bytes: Array(String(number).utf8), isString: false) : nil
      case .null, .boolean, .float: nil
      }
    }
  }

  /// Whether a scalar is written just as one of the words of its part.
  private func isWord(_ tree: Tree, _ record: NodeRecord, at index: Int, _ row: Row) -> Bool {
    guard !row.words.isEmpty, record.isSurelyString || tree.isPlain(at: index) else {
      return false
    }
    return tree.withText(at: index) { text in
      for place in row.words where words[place].isString == record.isSurelyString {
        let bytes = words[place].bytes
        if text.isEqual(to: bytes.span) { return true }
      }
      return false
    }
  }

  /// Whether a node surely fits a part; false where it does not, or takes a closer look.
  ///
  /// - Parameters:
  ///   - detail: looks closer at a scalar of a part with more than a type.
  ///   - skipping: keys of the node itself that are not looked at.
  func fits(
    _ tree: Tree, at index: Int, part: Int, skipping: [KeyID] = [],
    detail: (_ index: Int, _ part: Int) -> Bool
  ) -> Bool {
    tree.withRecords { records in
      fits(tree, records, at: index, part: part, skipping: skipping, detail: detail)
    }
  }

  private func fits(
    _ tree: Tree, _ records: Span<NodeRecord>, at index: Int, part: Int, skipping: [KeyID],
    detail: (_ index: Int, _ part: Int) -> Bool
  ) -> Bool {
    let row = rows[part]
    if row.hasAlternatives {
      let choice = alternatives[part].first { hasType(tree, records, at: index, rows[$0].types) }
      return choice.map {
        fits(tree, records, at: index, part: $0, skipping: [], detail: detail)
      } ?? false
    }
    switch records[index].kind {
    case .poison: return true
    case .mapping:
      guard row.types.isEmpty || row.types.contains(.object) else { return false }
      return fitsMapping(
        tree, records, at: index, part: part, skipping: skipping, detail: detail)
    case .sequence:
      guard row.types.isEmpty || row.types.contains(.array) else { return false }
      return fitsSequence(tree, records, at: index, part: Int(row.item), detail: detail)
    case .scalar:
      guard row.isDetailed else { return hasType(tree, records, at: index, row.types) }
      return isWord(tree, records[index], at: index, row) || detail(index, part)
    }
  }

  private func fitsMapping(
    _ tree: Tree, _ records: Span<NodeRecord>, at index: Int, part: Int, skipping: [KeyID],
    detail: (_ index: Int, _ part: Int) -> Bool
  ) -> Bool {
    let row = rows[part]
    let first = part &* width
    let end = records[index].endIndex(at: index)
    var required = 0
    var key = index &+ 1
    while key < end {
      let value = records[key].endIndex(at: key)
      let next = records[value].endIndex(at: value)
      let id = records[key].key
      let number = Int(id.rawValue)
      var step = id != .unknown && number < width ? steps[first &+ number] : Step.unknown
      if step == Step.unknown {
        guard records[key].isSurelyString || tree.isString(at: key) else { return false }
        step = row.other
        guard step != Step.unknown else { return false }
      } else {
        let isNull = !records[value].isSurelyString && tree.isNull(at: value)
        if step & Step.required != 0, !isNull { required &+= 1 }
        if isNull, !rows[Int(step & Step.part)].types.contains(.null) { step = Step.anything }
      }
      if step != Step.anything, skipping.isEmpty || !skipping.contains(id),
        !fits(
          tree, records, at: value, part: Int(step & Step.part), skipping: [], detail: detail)
      {
        return false
      }
      key = next
    }
    return required == row.requiredCount
  }

  private func fitsSequence(
    _ tree: Tree, _ records: Span<NodeRecord>, at index: Int, part: Int,
    detail: (_ index: Int, _ part: Int) -> Bool
  ) -> Bool {
    guard part != Int(Step.anything) else { return true }
    let end = records[index].endIndex(at: index)
    var item = index &+ 1
    while item < end {
      guard fits(tree, records, at: item, part: part, skipping: [], detail: detail) else {
        return false
      }
      item = records[item].endIndex(at: item)
    }
    return true
  }

  private func hasType(
    _ tree: Tree, _ records: Span<NodeRecord>, at index: Int, _ types: Schema.Types
  ) -> Bool {
    if types.isEmpty { return true }
    let record = records[index]
    switch record.kind {
    case .poison: return true
    case .mapping: return types.contains(.object)
    case .sequence: return types.contains(.array)
    case .scalar: break
    }
    if record.isSurelyString { return types.contains(.string) }
    return switch tree.typedScalar(at: index) {
    case .null?: types.contains(.null)
    case .boolean?: types.contains(.boolean)
    case .integer?: types.contains(.integer) || types.contains(.number)
    case .float?: types.contains(.number)
    case .string?, nil: types.contains(.string)
    }
  }
}
