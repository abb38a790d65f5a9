import YAMLSyntax

/// The texts that objects and namespaces are called by, each once: with numbers in their place,
/// sorting, comparing and looking up objects needs no text.
struct Names: Sendable {
  /// The number of the empty text.
  static let empty: UInt32 = 0

  /// By number; the empty text comes first.
  private var texts = [""]
  /// An open-addressing hash table of the numbers, each plus one; 0 is a free slot.
  ///
  /// The count is a power of two, at most half full.
  private var slots: [UInt32]

  init() {
    slots = [UInt32](repeating: 0, count: 64)
    slots[slot(of: Span())] = Names.empty + 1
  }

  subscript(number: UInt32) -> String { texts[Int(number)] }

  /// The number of a text; nil for one that nothing is called by.
  func number(of text: Span<UInt8>) -> UInt32? {
    let found = slots[slot(of: text)]
    return found == 0 ? nil : found - 1
  }

  /// The number of a text; nil for one that nothing is called by.
  func number(of text: String) -> UInt32? { number(of: text.utf8.span) }

  /// The number of a text that something is called by.
  mutating func add(_ text: Span<UInt8>) -> UInt32 {
    let slot = slot(of: text)
    if slots[slot] != 0 { return slots[slot] - 1 }
    texts.append(String(copying: text))
    slots[slot] = UInt32(texts.count)
    if texts.count * 2 > slots.count { fill(slots.count * 2) }
    return UInt32(texts.count - 1)
  }

  /// Numbers the texts anew, so that the numbers ascend as they do.
  ///
  /// - Returns: by former number the new one.
  mutating func sort() -> [UInt32] {
    let order = texts.indices.sorted { [texts] in texts[$0] < texts[$1] }
    var numbers = [UInt32](repeating: 0, count: texts.count)
    for (number, former) in order.enumerated() { numbers[former] = UInt32(number) }
    texts = order.map { texts[$0] }
    for slot in slots.indices where slots[slot] != 0 {
      slots[slot] = numbers[Int(slots[slot] - 1)] + 1
    }
    return numbers
  }

  /// Puts sorted tables together to one whose numbers ascend as the texts do.
  ///
  /// - Returns: that table, and for each of the others by former number the new one.
  static func united(_ tables: [Names]) -> (Names, [[UInt32]]) {
    var names = Names()
    var numbers = tables.map { [UInt32](repeating: Names.empty, count: $0.texts.count) }
    // The empty text comes first in all of them.
    var heads = [Int](repeating: 1, count: tables.count)
    while true {
      var least: String?
      for (table, head) in zip(tables, heads) where head < table.texts.count {
        if least.map({ table.texts[head] < $0 }) ?? true { least = table.texts[head] }
      }
      guard let least else { break }
      for (place, table) in tables.enumerated()
      where heads[place] < table.texts.count && table.texts[heads[place]] == least {
        numbers[place][heads[place]] = UInt32(names.texts.count)
        heads[place] += 1
      }
      names.texts.append(least)
    }
    var capacity = names.slots.count
    while capacity < names.texts.count * 2 { capacity *= 2 }
    names.fill(capacity)
    return (names, numbers)
  }

  /// The slot that a text is in, or else the free one where it belongs.
  private func slot(of text: Span<UInt8>) -> Int {
    // Beyond ASCII different bytes may be the same text.
    let isASCII = text.allSatisfy { $0 < 0x80 }
    return isASCII
      ? slot(from: Names.hash(text)) { text.isEqual(to: $0) } : slot(of: String(copying: text))
  }

  private func slot(of text: String) -> Int { slot(from: text.hashValue) { $0 == text } }

  private func slot(from hash: Int, where isText: (String) -> Bool) -> Int {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] != 0, !isText(texts[Int(slots[slot] - 1)]) { slot = (slot + 1) & mask }
    return slot
  }

  /// Makes a table of that many slots.
  private mutating func fill(_ count: Int) {
    slots = [UInt32](repeating: 0, count: count)
    for (number, text) in texts.enumerated() {
      slots[slot(of: text.utf8.span)] = UInt32(number) + 1
    }
  }

  private static func hash(_ text: Span<UInt8>) -> Int {
    var hasher = Hasher()
    unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

extension Span where Element == UInt8 {
  fileprivate func allSatisfy(_ condition: (UInt8) -> Bool) -> Bool {
    for index in indices where !condition(self[index]) { return false }
    return true
  }
}
