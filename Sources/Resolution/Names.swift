import YAMLSyntax

/// The texts that objects and namespaces are called by, each once: with numbers in their place,
/// sorting, comparing and looking up objects needs no text.
struct Names: Sendable {
  /// The number of the empty text.
  static let empty: UInt32 = 0

  /// By number; the empty text comes first.
  private var texts = [""]
  /// By number, the hash that the slot of a text is sought with.
  private var hashes: [Int] = []
  /// An open-addressing hash table of the numbers, each plus one; 0 is a free slot.
  ///
  /// The count is a power of two, at most half full.
  private var slots: [UInt32]
  /// The number of the text that came last: what is made for a Project is mostly called what its
  /// namespace is.
  private var latest = Names.empty

  init() {
    slots = [UInt32](repeating: 0, count: 64)
    hashes = [Names.hash(Span())]
    fill(64)
  }

  subscript(number: UInt32) -> String { texts[Int(number)] }

  /// The number of a text; nil for one that nothing is called by.
  func number(of text: Span<UInt8>) -> UInt32? {
    let found = slots[slot(of: text, Names.hash(text))]
    return found == 0 ? nil : found - 1
  }

  /// The number of a text; nil for one that nothing is called by.
  func number(of text: String) -> UInt32? { number(of: text.utf8.span) }

  /// The number of a text that something is called by.
  mutating func add(_ text: Span<UInt8>) -> UInt32 {
    if text.isEqual(to: texts[Int(latest)]) { return latest }
    let hash = Names.hash(text)
    let slot = slot(of: text, hash)
    if slots[slot] != 0 {
      latest = slots[slot] - 1
      return latest
    }
    texts.append(String(copying: text))
    hashes.append(hash)
    slots[slot] = UInt32(texts.count)
    if texts.count * 2 > slots.count { fill(slots.count * 2) }
    latest = UInt32(texts.count - 1)
    return latest
  }

  /// Numbers the texts anew, so that the numbers ascend as they do.
  ///
  /// - Returns: by former number the new one.
  mutating func sort() -> [UInt32] {
    let order = texts.indices.sorted { [texts] in texts[$0] < texts[$1] }
    var numbers = [UInt32](repeating: 0, count: texts.count)
    for (number, former) in order.enumerated() { numbers[former] = UInt32(number) }
    texts = order.map { texts[$0] }
    hashes = order.map { hashes[$0] }
    latest = Names.empty
    for slot in slots.indices where slots[slot] != 0 {
      slots[slot] = numbers[Int(slots[slot] - 1)] + 1
    }
    return numbers
  }

  /// Puts sorted tables together to one whose numbers ascend as the texts do.
  ///
  /// - Returns: that table, and for each of the others by former number the new one.
  static func united(_ tables: [Names]) -> (Names, [[UInt32]]) {
    guard var names = tables.first else { return (Names(), []) }
    var numbers = [names.texts.indices.map { UInt32($0) }]
    for table in tables.dropFirst() {
      let (former, added) = names.merge(table)
      numbers = numbers.map { $0.map { former[Int($0)] } } + [added]
    }
    var capacity = names.slots.count
    while capacity < names.texts.count * 2 { capacity *= 2 }
    names.fill(capacity)
    return (names, numbers)
  }

  /// Adds another sorted table to this one, without filling the slots.
  ///
  /// - Returns: by former number the new one, of this table and of the other.
  private mutating func merge(_ other: Names) -> (own: [UInt32], others: [UInt32]) {
    var merged: [String] = []
    var mergedHashes: [Int] = []
    merged.reserveCapacity(texts.count + other.texts.count)
    mergedHashes.reserveCapacity(texts.count + other.texts.count)
    var (own, others): ([UInt32], [UInt32]) = ([], [])
    own.reserveCapacity(texts.count)
    others.reserveCapacity(other.texts.count)
    while own.count < texts.count || others.count < other.texts.count {
      let number = UInt32(merged.count)
      let isOwn: Bool
      if own.count == texts.count {
        isOwn = false
      } else if others.count == other.texts.count {
        isOwn = true
      } else if hashes[own.count] == other.hashes[others.count],
        texts[own.count] == other.texts[others.count]
      {
        isOwn = true
        others.append(number)
      } else {
        isOwn = texts[own.count] < other.texts[others.count]
      }
      merged.append(isOwn ? texts[own.count] : other.texts[others.count])
      mergedHashes.append(isOwn ? hashes[own.count] : other.hashes[others.count])
      if isOwn { own.append(number) } else { others.append(number) }
    }
    texts = merged
    hashes = mergedHashes
    return (own, others)
  }

  /// The slot that a text is in, or else the free one where it belongs.
  private func slot(of text: Span<UInt8>, _ hash: Int) -> Int {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash, isText(text, number) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Whether a text is that of a number: beyond ASCII different bytes may be the same text.
  private func isText(_ text: Span<UInt8>, _ number: Int) -> Bool {
    text.isEqual(to: texts[number])
      || !text.isASCII && String(copying: text) == texts[number]
  }

  /// Makes a table of that many slots.
  private mutating func fill(_ count: Int) {
    slots = [UInt32](repeating: 0, count: count)
    let mask = count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = hash & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number) + 1
    }
  }

  private static func hash(_ text: Span<UInt8>) -> Int {
    guard text.isASCII else { return String(copying: text).hashValue }
    var hasher = Hasher()
    unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

extension Span where Element == UInt8 {
  fileprivate var isASCII: Bool {
    for index in indices where self[index] >= 0x80 { return false }
    return true
  }
}
