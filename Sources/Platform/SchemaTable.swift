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

  private let width: Int
  /// For each part and key number: the next part, with a bit for required ones, or `unknown`.
  private let steps: [Int16]
  /// For each part: where keys lead that are no properties.
  private let others: [Int16]
  private let items: [Int16]
  private let types: [Schema.Types]
  private let requiredCounts: [Int]
  /// Parts whose scalars have more to be checked than their type.
  private let isDetailed: [Bool]
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
    others = parts.map { part in
      switch part.additional {
      case .part(let next): Int16(next)
      case .nothing: Step.unknown
      case .anything:
        part.properties.isEmpty || part.preservesUnknownFields ? Step.anything : Step.unknown
      }
    }
    items = parts.map { $0.items.map { Int16($0) } ?? Step.anything }
    types = parts.map(\.types)
    requiredCounts = parts.map { part in part.required.count { part.properties[$0] != nil } }
    isDetailed = parts.map {
      !$0.enumeration.isEmpty || $0.pattern != nil || $0.minimum != nil || $0.maximum != nil
        || $0.minLength != nil || $0.maxLength != nil
        || $0.isIntOrString
    }
    alternatives = parts.map(\.alternatives)
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
    if !alternatives[part].isEmpty {
      let choice = alternatives[part].first { hasType(tree, at: index, types[$0]) }
      return choice.map { fits(tree, at: index, part: $0, detail: detail) } ?? false
    }
    switch tree.kind(at: index) {
    case .poison: return true
    case .mapping:
      guard hasType(tree, at: index, types[part]) else { return false }
      return fitsMapping(tree, at: index, part: part, skipping: skipping, detail: detail)
    case .sequence:
      guard hasType(tree, at: index, types[part]) else { return false }
      return fitsSequence(tree, at: index, part: part, detail: detail)
    case .scalar:
      return isDetailed[part] ? detail(index, part) : hasType(tree, at: index, types[part])
    }
  }

  private func fitsMapping(
    _ tree: Tree, at index: Int, part: Int, skipping: [KeyID],
    detail: (_ index: Int, _ part: Int) -> Bool
  ) -> Bool {
    let end = tree.endIndex(at: index)
    var required = 0
    var key = index + 1
    while key < end {
      let value = tree.endIndex(at: key)
      let id = tree.key(at: key)
      let isKnown = id != .unknown && Int(id.rawValue) < width
      var step = isKnown ? steps[part * width + Int(id.rawValue)] : Step.unknown
      if step == Step.unknown {
        guard tree.isString(at: key) else { return false }
        step = others[part]
        guard step != Step.unknown else { return false }
      } else {
        let isNull = tree.isNull(at: value)
        if step & Step.required != 0, !isNull { required += 1 }
        if isNull, !types[Int(step & Step.part)].contains(.null) { step = Step.anything }
      }
      if step != Step.anything, !skipping.contains(id),
        !fits(tree, at: value, part: Int(step & Step.part), detail: detail)
      {
        return false
      }
      key = tree.endIndex(at: value)
    }
    return required == requiredCounts[part]
  }

  private func fitsSequence(
    _ tree: Tree, at index: Int, part: Int, detail: (_ index: Int, _ part: Int) -> Bool
  ) -> Bool {
    guard items[part] != Step.anything else { return true }
    let end = tree.endIndex(at: index)
    var item = index + 1
    while item < end {
      guard fits(tree, at: item, part: Int(items[part]), detail: detail) else { return false }
      item = tree.endIndex(at: item)
    }
    return true
  }

  private func hasType(_ tree: Tree, at index: Int, _ types: Schema.Types) -> Bool {
    if types.isEmpty { return true }
    switch tree.kind(at: index) {
    case .poison: return true
    case .mapping: return types.contains(.object)
    case .sequence: return types.contains(.array)
    case .scalar: break
    }
    if types.contains(.string), tree.isString(at: index) { return true }
    return switch tree.scalar(at: index) {
    case nil: false
    case .null?: types.contains(.null)
    case .boolean?: types.contains(.boolean)
    case .integer?: types.contains(.integer) || types.contains(.number)
    case .float?: types.contains(.number)
    case .string?: types.contains(.string)
    }
  }
}
