/// Writes aliases and merge keys out, so that a tree says what kubectl sees: an alias becomes a copy
/// of the anchored node that still points at the anchored text, and the entries that `<<` names are
/// put into the mapping.
///
/// As in kubectl's reader the entries apply in the order written: a key after `<<` replaces the merged
/// one, and of several merged mappings the first wins.
struct Expansion {
  private let raw: [NodeRecord]
  private let decoded: [UInt8]
  private let texts: [DecodedText]
  private let aliases: [TreeBuilder.Alias]
  private let rawEnds: [CollectionEnd]
  private let bytes: [UInt8]
  private let limits: ReadLimits
  private(set) var records: [NodeRecord] = []
  /// Where the collections among the records end, ascending.
  private(set) var ends: [CollectionEnd] = []
  /// What could not be expanded; a poisoned node stands in its place.
  private(set) var faults: [Fault] = []
  /// The plain scalars that readers of YAML 1.1 and 1.2 take differently, ascending.
  private(set) var ambiguous: [UInt32] = []
  private let isAmbiguous: Set<UInt32>
  /// Nodes that were copied through aliases and merge keys so far.
  private var copied = 0
  /// The bytes of their scalars, which a bundle has to write out.
  private var copiedBytes = 0
  private var aliasDepth = 0

  /// The alias or merge key that could not be followed.
  struct Fault {
    enum Reason {
      case aliasNodes
      case aliasBytes
      case depth
      case mergeOfNoMapping
    }

    let reason: Reason
    let start: Int
    let end: Int
  }

  init(_ builder: borrowing TreeBuilder, bytes: [UInt8], limits: ReadLimits) {
    raw = builder.records.array()
    decoded = builder.decoded
    texts = builder.texts
    aliases = builder.aliases
    rawEnds = builder.ends.sorted { $0.index < $1.index }
    isAmbiguous = Set(builder.ambiguous)
    self.bytes = bytes
    self.limits = limits
    records.reserveCapacity(raw.count)
  }

  /// Appends a document's expanded nodes and says where they begin.
  mutating func append(documentAt index: Int) -> Int {
    let first = records.count
    copy(index, depth: 0)
    return first
  }

  private mutating func copy(_ index: Int, depth: Int) {
    let record = raw[index]
    if record.isAlias {
      aliasDepth += 1
      defer { aliasDepth -= 1 }
      guard isWithinLimits(index, depth: depth) else { return appendPoison(index) }
      return copy(resolve(index), depth: depth)
    }
    if aliasDepth > 0 {
      copied += 1
      if record.kind == .scalar { copiedBytes += end(of: index) - Int(record.start) }
      guard isWithinLimits(index, depth: depth) else { return appendPoison(index) }
    }
    let new = records.count
    if isAmbiguous.contains(UInt32(index)) { ambiguous.append(UInt32(new)) }
    records.append(record)
    if record.isCollection {
      ends.append(CollectionEnd(index: UInt32(new), end: UInt32(end(of: index))))
    }
    switch record.kind {
    case .scalar, .poison: return
    case .sequence:
      for item in children(of: index) { copy(item, depth: depth + 1) }
    case .mapping:
      let own = index..<Int(record.reach)
      for (key, value) in entries(of: index, depth: depth) {
        let isMerged = !own.contains(key)
        if isMerged { aliasDepth += 1 }
        copy(key, depth: depth + 1)
        copy(value, depth: depth + 1)
        if isMerged { aliasDepth -= 1 }
      }
    }
    records[new].reach = UInt32(records.count)
  }

  /// Puts poison in the place of the node at an index.
  private mutating func appendPoison(_ index: Int) {
    records.append(
      NodeRecord(
        kind: .poison, style: .plain, start: Int(raw[index].start), reach: end(of: index)))
  }

  /// The offset after the last character of the node at an index.
  private func end(of index: Int) -> Int {
    let record = raw[index]
    if record.isCollection {
      return rawEnds.end(ofCollectionAt: index) ?? end(of: Int(record.reach) - 1)
    }
    if record.isAlias { return aliases[Int(record.reach)].end }
    return record.endOfLeaf(texts)
  }

  private mutating func isWithinLimits(_ index: Int, depth: Int) -> Bool {
    if copied > limits.aliasNodes {
      fail(.aliasNodes, index)
    } else if copiedBytes > limits.fileSize {
      fail(.aliasBytes, index)
    } else if depth > limits.depth || aliasDepth > limits.depth {
      fail(.depth, index)
    } else {
      return true
    }
    return false
  }

  /// Notes a fault; of one reason only the first, since all that follow have the same cause.
  private mutating func fail(_ reason: Fault.Reason, _ index: Int) {
    guard !faults.contains(where: { $0.reason == reason }) else { return }
    faults.append(Fault(reason: reason, start: Int(raw[index].start), end: end(of: index)))
  }

  /// A mapping's entries with merges applied, as pairs of raw indices, each scalar key once.
  private mutating func entries(of index: Int, depth: Int) -> [(Int, Int)] {
    let children = children(of: index)
    let pairs = stride(from: 0, to: children.count - 1, by: 2).map {
      (children[$0], children[$0 + 1])
    }
    guard pairs.contains(where: { isMergeKey($0.0) }) else { return pairs }
    var result: [(Int, Int)] = []
    var places: [String: Int] = [:]
    for (key, value) in pairs {
      let added = isMergeKey(key) ? merged(value, depth: depth + 1) : [(key, value)]
      for (key, value) in added {
        guard raw[resolve(key)].kind == .scalar else {
          // Keys that are collections replace nothing: kubectl takes none of them.
          result.append((key, value))
          continue
        }
        let name = text(of: key)
        if let place = places[name] {
          result[place] = (key, value)
        } else {
          places[name] = result.count
          result.append((key, value))
        }
      }
    }
    return result
  }

  /// The entries that the value of a merge key brings.
  private mutating func merged(_ value: Int, depth: Int) -> [(Int, Int)] {
    copied += 1
    guard isWithinLimits(value, depth: depth) else { return [] }
    let target = resolve(value)
    switch raw[target].kind {
    case .mapping:
      let found = entries(of: target, depth: depth)
      copied += found.count
      return found
    case .sequence:
      return children(of: target).reversed().flatMap { item -> [(Int, Int)] in
        guard raw[resolve(item)].kind == .mapping else {
          fail(.mergeOfNoMapping, item)
          return []
        }
        return merged(item, depth: depth + 1)
      }
    case .poison: return []
    case .scalar:
      fail(.mergeOfNoMapping, value)
      return []
    }
  }

  private func resolve(_ index: Int) -> Int {
    raw[index].isAlias ? aliases[Int(raw[index].reach)].target : index
  }

  private func isMergeKey(_ index: Int) -> Bool {
    raw[index].kind == .scalar && raw[index].style == .plain && text(of: index) == "<<"
  }

  private func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var position = index + 1
    let end = Int(raw[index].reach)
    while position < end {
      children.append(position)
      position = raw[position].endIndex(at: position)
    }
    return children
  }

  private func text(of index: Int) -> String {
    let record = raw[resolve(index)]
    guard record.kind == .scalar else { return "" }
    if record.isDecoded {
      return String(decoding: decoded[texts[Int(record.reach)].range], as: UTF8.self)
    }
    let quote = record.style == .plain ? 0 : 1
    return String(
      decoding: bytes[Int(record.start) + quote..<Int(record.reach) - quote], as: UTF8.self)
  }
}
