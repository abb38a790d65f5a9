/// One file as it was read: its path, its bytes, and which of them nobody may see.
package struct SourceFile: Sendable {
  /// The path relative to the repository's root, with `/` between folders.
  package let path: String
  /// The content, byte for byte; not necessarily valid UTF-8.
  package let bytes: [UInt8]
  /// Byte ranges that hold secrets and are masked wherever the text is shown; ascending, disjoint.
  package let sensitive: [Range<Int>]

  package init(path: String, bytes: [UInt8], sensitive: [Range<Int>] = []) {
    self.path = path
    self.bytes = bytes
    self.sensitive = sensitive
  }
}

extension SourceFile {
  /// The parts of a byte range that hold secrets, ascending.
  package func sensitive(in range: Range<Int>) -> [Range<Int>] {
    var low = 0
    var high = sensitive.count
    while low < high {
      let middle = (low + high) / 2
      let isBefore = sensitive[middle].upperBound <= range.lowerBound
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return sensitive[low...].prefix { $0.lowerBound < range.upperBound }
      .map { $0.clamped(to: range) }
      .filter { !$0.isEmpty }
  }
}
