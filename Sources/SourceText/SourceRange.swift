/// A run of characters a person wrote: a file and a half-open range of byte offsets in it.
package struct SourceRange: Hashable, Sendable {
  package let source: SourceID
  /// The offset of the first byte, counted from 0.
  package let start: UInt32
  /// The offset after the last byte; equal to `start` for a place between two characters.
  package let end: UInt32

  package init(source: SourceID, start: Int, end: Int) {
    self.source = source
    self.start = UInt32(start)
    self.end = UInt32(max(start, end))
  }

  /// The offsets as an index range into the file's bytes.
  package var bytes: Range<Int> { Int(start)..<Int(end) }
}

extension SourceRange: Comparable {
  /// Orders by file, then start, then end: the order in which findings are reported.
  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.source, left.start, left.end) < (right.source, right.start, right.end)
  }
}
