/// The number of a known mapping key, so that looking a field up compares integers, not text.
public struct KeyID: Hashable, Sendable {
  /// The number: 1 for a table's first word, 0 for a key that is not in it.
  public let rawValue: UInt16

  /// Takes any number; whether a table has a word of it is not checked.
  @inlinable
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// A key that is not in the table.
  @inlinable
  public static var unknown: KeyID { KeyID(rawValue: 0) }

  /// Compares by number.
  @inlinable
  public static func == (left: KeyID, right: KeyID) -> Bool { left.rawValue == right.rawValue }
}

/// The mapping keys worth knowing, interned once: an open-addressing hash table over their bytes.
///
/// A class, so that every tree and reader that knows it holds one reference.
public final class KeyTable: Sendable {
  /// The known words; a word's number is its index plus one.
  public let words: [String]
  private let text: [UInt8]
  /// For each word number, where its bytes lie in `text`; entry 0 is empty.
  private let spans: [Range<Int>]
  /// The words by hash; the count is a power of two, at most half full.
  private let slots: [Slot]

  /// A word as it is compared; number 0 is a free slot.
  private struct Slot: Sendable {
    var ends = TextEnds(of: Span())
    var number: UInt16 = 0
  }

  /// Makes a table of distinct words; a repeated word keeps its first number.
  public init(words candidates: [String]) {
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
    var slots = [Slot](repeating: Slot(), count: capacity)
    for number in 1..<max(spans.count, 1) {
      let ends = TextEnds(of: text.span.extracting(spans[number]))
      var slot = ends.hash & (capacity - 1)
      while slots[slot].number != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Slot(ends: ends, number: UInt16(number))
    }
    self.words = words
    self.text = text
    self.spans = spans
    self.slots = slots
  }

  /// The number of a key, or `.unknown`.
  public func id(of key: Span<UInt8>) -> KeyID {
    let table = slots
    let slots = table.span
    let mask = slots.count &- 1
    let ends = TextEnds(of: key)
    var slot = ends.hash & mask
    while slots[slot].number != 0 {
      let number = slots[slot].number
      if slots[slot].ends == ends, ends.areAll || isWord(key, number) {
        return KeyID(rawValue: number)
      }
      slot = (slot &+ 1) & mask
    }
    return .unknown
  }

  private func isWord(_ key: Span<UInt8>, _ number: UInt16) -> Bool {
    let text = text
    return key.isEqual(to: text.span.extracting(spans[Int(number)]))
  }

  /// The number of a key given as a string, or `.unknown`.
  public func id(of key: String) -> KeyID {
    id(of: Array(key.utf8).span)
  }

  /// The text of a known key; empty for `.unknown`.
  public func word(_ id: KeyID) -> String {
    id == .unknown ? "" : words[Int(id.rawValue) - 1]
  }

  /// Hands the bytes of a known key to a closure; none for `.unknown`.
  func withWord<Result>(_ id: KeyID, _ body: (Span<UInt8>) -> Result) -> Result {
    let text = text
    return body(text.span.extracting(spans[Int(id.rawValue)]))
  }

  /// Hands out the bytes of all words, and where those of each number lie.
  func withWords<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Range<Int>>) -> Result
  ) -> Result {
    unsafe text.withUnsafeBufferPointer { text in
      unsafe spans.withUnsafeBufferPointer { unsafe body(text, $0) }
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether two runs of bytes are the same; compares eight at a time.
  public func isEqual(to other: Span<UInt8>) -> Bool {
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
  public func isEqual(to literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    return literal.withUTF8Buffer { unsafe isEqual(to: $0.span) }
  }
}
