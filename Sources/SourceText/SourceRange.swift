/// A run of characters a person wrote: a file and a half-open range of byte offsets in it.
public struct SourceRange: Hashable, Sendable {
  /// The file that the characters stand in.
  public let source: SourceID
  /// The offset of the first byte, counted from 0.
  public let start: UInt32
  /// The offset after the last byte; equal to `start` for a place between two characters.
  public let end: UInt32

  /// Makes a range of offsets; an end before the start makes it empty.
  public init(source: SourceID, start: Int, end: Int) {
    self.source = source
    self.start = UInt32(start)
    self.end = UInt32(max(start, end))
  }

  /// The offsets as an index range into the file's bytes.
  public var bytes: Range<Int> { Int(start)..<Int(end) }
}

extension SourceRange: Comparable {
  /// Orders by file, then start, then end: the order in which findings are reported.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.source, left.start, left.end) < (right.source, right.start, right.end)
  }
}
