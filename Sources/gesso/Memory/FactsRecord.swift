import Compiler
import Repository

/// Facts as the bytes that are kept: a head of numbers, then one list after the other, as they lie in
/// memory.
///
/// Only the program that wrote them reads them, so the order of bytes is the machine's.
enum FactsRecord {
  /// The head of the file.
  private struct Head: BitwiseCopyable, Equatable {
    var mark: UInt64 = 0x7374_6361_662d_7367
    var version: UInt64 = 1
    /// What shows that nothing of the rest has been damaged.
    var seal: UInt64 = 0
    var question = 0
    var governing = 0
    var words = 0
    var files = 0
    var paths = 0
    var links = 0

    /// Whether bytes that begin with this head are whole and unharmed.
    func isOf(_ bytes: [UInt8]) -> Bool {
      var expected = Head()
      expected.seal = FactsRecord.seal(of: bytes)
      return (mark, version, seal) == (expected.mark, expected.version, expected.seal)
    }
  }

  static func bytes(of facts: StagedFacts) -> [UInt8] {
    let partition = facts.partition
    let question = Array(facts.question.utf8)
    let governing = Array(facts.governing.utf8)
    // A word with a NUL is not known again, and asks for a whole run.
    let words = Array(partition.words.sorted().joined(separator: "\0").utf8)
    var head = Head()
    head.question = question.count
    head.governing = governing.count
    head.words = words.count
    head.files = facts.list.count
    head.paths = facts.list.paths.count
    head.links = partition.links.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128 * head.files + words.count + 4096)
    append([head], to: &bytes)
    append(partition.links, to: &bytes)
    append(partition.rows, to: &bytes)
    append(facts.list.ends, to: &bytes)
    append(partition.partsOfLinks, to: &bytes)
    for list in [facts.list.ids, facts.list.paths, words, governing, question] { bytes += list }
    head.seal = seal(of: bytes)
    bytes.withUnsafeMutableBytes { $0.storeBytes(of: head, as: Head.self) }
    return bytes
  }

  /// Nil for anything but the bytes of facts, whole and unharmed.
  static func read(_ bytes: [UInt8]) -> StagedFacts? {
    var reader = ByteReader(bytes)
    guard let head = reader.take(1, of: Head.self)?.first, head.isOf(bytes),
      let links = reader.take(head.links, of: Link.self),
      let rows = reader.take(head.files, of: Partition.Row.self),
      let ends = reader.take(head.files, of: UInt32.self),
      let parts = reader.take(head.links, of: UInt32.self),
      let ids = reader.take(head.files * 20, of: UInt8.self),
      let paths = reader.take(head.paths, of: UInt8.self),
      let words = reader.text(head.words), let governing = reader.text(head.governing),
      let question = reader.text(head.question), reader.isAtEnd,
      let list = StagedList(ids: ids, ends: ends, paths: paths),
      let partition = Partition(
        rows: rows, links: links, partsOfLinks: parts,
        words: Set(words.split(separator: "\0").map { String($0) }))
    else { return nil }
    return StagedFacts(question: question, governing: governing, list: list, partition: partition)
  }

  private static func append<Element: BitwiseCopyable>(
    _ elements: [Element], to bytes: inout [UInt8]
  ) {
    elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// A hash of all bytes but the seal's own place, eight at a time.
  private static func seal(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      var hash = UInt64(raw.count)
      var place = 0
      while place < raw.count {
        var word: UInt64 = 0
        if place + 8 <= raw.count {
          word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        } else {
          for index in place..<raw.count { word = word << 8 | UInt64(raw[index]) }
        }
        if place == 16 { word = 0 }
        hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 32
        place += 8
      }
      return hash
    }
  }
}

/// Takes arrays out of bytes, one after the other.
private struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  /// Nil where there are fewer.
  mutating func take<Element: BitwiseCopyable>(
    _ count: Int, of type: Element.Type
  ) -> [Element]? {
    let (length, isOver) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard count >= 0, !isOver, length <= bytes.count - place else { return nil }
    defer { place += length }
    return bytes.withUnsafeBytes { raw in
      [Element](unsafeUninitializedCapacity: count) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: raw[place..<place + length]))
        filled = count
      }
    }
  }

  mutating func text(_ count: Int) -> String? {
    take(count, of: UInt8.self).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
