/// The number of a known mapping key, so that looking a field up compares integers, not text.
package struct KeyID: Hashable, Sendable {
  package let rawValue: UInt16

  @inlinable
  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// A key that is not in the table.
  package static let unknown = KeyID(rawValue: 0)
}

/// The mapping keys worth knowing, interned once: an open-addressing hash table over their bytes.
package struct KeyTable: Sendable {
  /// The known words; a word's number is its index plus one.
  package let words: [String]
  private let text: [UInt8]
  /// For each word number, where its bytes lie in `text`; entry 0 is empty.
  private let spans: [Range<Int>]
  /// Word numbers by hash, 0 for a free slot; the count is a power of two, at most half full.
  private let slots: [UInt16]

  /// Makes a table of distinct words; a repeated word keeps its first number.
  package init(words candidates: [String]) {
    var words: [String] = []
    var text: [UInt8] = []
    var spans = [0..<0]
    var known: Set<String> = []
    for word in candidates where known.insert(word).inserted {
      words.append(word)
      let start = text.count
      text.append(contentsOf: word.utf8)
      spans.append(start..<text.count)
    }
    var capacity = 64
    while capacity < words.count * 2 { capacity *= 2 }
    var slots = [UInt16](repeating: 0, count: capacity)
    for number in 1..<max(spans.count, 1) {
      var slot = KeyTable.hash(text.span.extracting(spans[number])) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt16(number)
    }
    self.words = words
    self.text = text
    self.spans = spans
    self.slots = slots
  }

  /// The number of a key, or `.unknown`.
  package func id(of key: Span<UInt8>) -> KeyID {
    let slots = slots.span
    let spans = spans.span
    let text = text.span
    let mask = slots.count &- 1
    var slot = KeyTable.hash(key) & mask
    while slots[slot] != 0 {
      let number = slots[slot]
      if key.isEqual(to: text.extracting(spans[Int(number)])) { return KeyID(rawValue: number) }
      slot = (slot &+ 1) & mask
    }
    return .unknown
  }

  /// The number of a key given as a string, or `.unknown`.
  package func id(of key: String) -> KeyID {
    id(of: Array(key.utf8).span)
  }

  /// The text of a known key; empty for `.unknown`.
  package func word(_ id: KeyID) -> String {
    id == .unknown ? "" : words[Int(id.rawValue) - 1]
  }

  /// Hands the bytes of a known key to a closure; none for `.unknown`.
  func withWord<Result>(_ id: KeyID, _ body: (Span<UInt8>) -> Result) -> Result {
    body(text.span.extracting(spans[Int(id.rawValue)]))
  }

  /// Length, ends and middle tell the platform's field names apart nearly always.
  private static func hash(_ key: Span<UInt8>) -> Int {
    guard !key.isEmpty else { return 0 }
    let last = key.count &- 1
    let middle = key[key.count / 2]
    let second = key[min(1, last)]
    return key.count &* 31 &+ Int(key[0]) &* 7 &+ Int(key[last]) &* 131 &+ Int(middle) &* 17
      &+ Int(second) &* 61
  }
}

extension Span where Element == UInt8 {
  /// Whether two runs of bytes are the same; compares eight at a time.
  package func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { left in
      unsafe other.withUnsafeBytes { right in
        var index = 0
        while index &+ 8 <= left.count {
          let (one, two) = unsafe (
            left.loadUnaligned(fromByteOffset: index, as: UInt64.self),
            right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          )
          if one != two { return false }
          index &+= 8
        }
        while index < left.count {
          if unsafe left[index] != right[index] { return false }
          index &+= 1
        }
        return true
      }
    }
  }

  /// Whether the bytes are those of a string literal.
  package func isEqual(to literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    return literal.withUTF8Buffer { unsafe isEqual(to: $0.span) }
  }
}
