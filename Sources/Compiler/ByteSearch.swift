/// Looks for a short text in a file's bytes, most of which it never looks at.
///
/// Source: R. N. Horspool, Practical fast searching in strings, 1980.
struct ByteSearch {
  private let pattern: [UInt8]
  /// How far to go on for each value of the byte under the pattern's end.
  private let skips: [Int]

  /// - Parameter text: at least one byte.
  init(_ text: String) {
    pattern = Array(text.utf8)
    precondition(!pattern.isEmpty, "nothing is everywhere")
    var skips = [Int](repeating: pattern.count, count: 256)
    for (index, byte) in pattern.dropLast().enumerated() {
      skips[Int(byte)] = pattern.count - 1 - index
    }
    self.skips = skips
  }

  /// The offset of the first occurrence at or after a start; nil where there is none.
  func first(in bytes: Span<UInt8>, from start: Int) -> Int? {
    let last = pattern.count - 1
    var end = start + last
    while end < bytes.count {
      let byte = bytes[end]
      if byte == pattern[last], matches(bytes, at: end - last) { return end - last }
      end += skips[Int(byte)]
    }
    return nil
  }

  private func matches(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    for index in pattern.indices where bytes[start + index] != pattern[index] { return false }
    return true
  }
}
