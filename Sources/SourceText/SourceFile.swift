/// One file as it was read: its path, its bytes, and which of them nobody may see.
public struct SourceFile: Sendable {
  /// The path relative to the repository's root, with `/` between folders.
  public let path: String
  /// The content, byte for byte; not necessarily valid UTF-8.
  public let bytes: [UInt8]
  /// Byte ranges that hold secrets and are masked wherever the text is shown; ascending, disjoint.
  public let sensitive: [Range<Int>]

  /// Takes a file as read; `sensitive` has to be ascending and disjoint.
  public init(path: String, bytes: [UInt8], sensitive: [Range<Int>] = []) {
    self.path = path
    self.bytes = bytes
    self.sensitive = sensitive
  }
}

extension SourceFile {
  /// The parts of a byte range that hold secrets, ascending.
  public func sensitive(in range: Range<Int>) -> [Range<Int>] {
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
