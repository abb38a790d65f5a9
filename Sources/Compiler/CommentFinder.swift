import Diagnosis
import SourceText
import YAMLSyntax

/// Finds the comments of a file that begin with a mark: real ones, not what looks like one in a quoted
/// text or a block of text.
struct CommentFinder {
  /// A comment of a file.
  struct Comment {
    /// From the mark to the end of the line.
    let content: Range<Int>
    /// From the start of the line, or of a scalar that goes on there, to the `#`.
    let line: ClosedRange<Int>
    /// Whether nothing but the comment stands on its line.
    let isAlone: Bool
  }

  private let bytes: [UInt8]
  /// The scalars in which a `#` is text, ascending.
  private let texts: [Range<Int>]
  /// The scalars of several lines after which a comment can stand, ascending.
  private let tall: [Range<Int>]
  /// The bytes of which nobody knows what they are, ascending.
  private let lost: [Range<Int>]

  /// All comments that begin with a mark, in order.
  static func comments(
    _ mark: String, in bytes: [UInt8], _ file: YAMLFile, search: ByteSearch
  ) -> [Comment] {
    guard var found = search.first(in: bytes.span, from: 0) else { return [] }
    let finder = CommentFinder(bytes, file)
    var comments: [Comment] = []
    while true {
      let line = finder.line(around: found)
      if let comment = finder.comment(on: line, startingWith: Array(mark.utf8)) {
        comments.append(comment)
      }
      guard let next = search.first(in: bytes.span, from: line.upperBound) else { return comments }
      found = next
    }
  }

  private init(_ bytes: [UInt8], _ file: YAMLFile) {
    self.bytes = bytes
    (texts, tall) = Self.texts(bytes, file)
    lost = Self.lost(bytes, file)
  }

  /// The comment of a line, where it begins with the mark.
  private func comment(on line: Range<Int>, startingWith mark: [UInt8]) -> Comment? {
    guard let hash = line.first(where: isCommentStart) else { return nil }
    let start = bytes[hash + 1..<line.upperBound].firstIndex { !$0.isBlank } ?? line.upperBound
    guard bytes[start..<line.upperBound].starts(with: mark) else { return nil }
    let first = Self.range(in: tall, around: line.lowerBound)?.lowerBound ?? line.lowerBound
    return Comment(
      content: start..<line.upperBound, line: first...hash,
      isAlone: bytes[line.lowerBound..<hash].allSatisfy(\.isBlank))
  }

  private func isCommentStart(_ offset: Int) -> Bool {
    guard bytes[offset] == UInt8(ascii: "#") else { return false }
    let startsWord =
      offset == 0 || bytes[offset - 1].isBlank || bytes[offset - 1].isLineBreak
      || offset == LineTable.byteOrderMark.count && bytes.starts(with: LineTable.byteOrderMark)
    return startsWord && Self.range(in: texts, around: offset) == nil
      && Self.range(in: lost, around: offset) == nil
  }

  /// The line that an offset lies in, without its break and a byte order mark.
  private func line(around offset: Int) -> Range<Int> {
    var start = offset
    while start > 0, !bytes[start - 1].isLineBreak { start -= 1 }
    if start == 0, bytes.starts(with: LineTable.byteOrderMark) {
      start = LineTable.byteOrderMark.count
    }
    return start..<bytes.endOfLine(from: offset)
  }

  /// The one of some ascending ranges that has an offset in it.
  private static func range(in ranges: [Range<Int>], around offset: Int) -> Range<Int>? {
    let index = ranges.partitioningIndex { $0.lowerBound > offset }
    return index > 0 && ranges[index - 1].contains(offset) ? ranges[index - 1] : nil
  }

  // MARK: What is no comment

  /// The quoted scalars, and the blocks of text after their first line; and of the quoted and plain
  /// ones those of several lines.
  private static func texts(
    _ bytes: [UInt8], _ file: YAMLFile
  ) -> (texts: [Range<Int>], tall: [Range<Int>]) {
    guard let tree = file.documents.first?.root.tree else { return ([], []) }
    var texts: [Range<Int>] = []
    var tall: [Range<Int>] = []
    for index in 0..<tree.count {
      let node = tree.node(at: index)
      guard node.isScalar else { continue }
      let range = node.range.bytes
      let lineEnd = bytes[range].firstIndex(where: \.isLineBreak)
      if node.style == .literal || node.style == .folded {
        if let lineEnd { texts.append(lineEnd..<range.upperBound) }
        continue
      }
      if node.style != .plain { texts.append(range) }
      if lineEnd != nil { tall.append(range) }
    }
    return (
      texts.sorted { $0.lowerBound < $1.lowerBound }, tall.sorted { $0.lowerBound < $1.lowerBound }
    )
  }

  /// What follows each fault of syntax, up to the next document.
  private static func lost(_ bytes: [UInt8], _ file: YAMLFile) -> [Range<Int>] {
    guard !file.findings.isEmpty else { return [] }
    let whole = file.documents.filter { !$0.isBroken }.map(\.extent.bytes)
    var ranges: [Range<Int>] = []
    for finding in file.findings {
      let start = Int(finding.location.start)
      if range(in: whole, around: start) != nil { continue }
      if let last = ranges.last, start < last.upperBound { continue }
      ranges.append(start..<nextDocument(bytes, from: start))
    }
    return ranges
  }

  /// The offset of the first `---` at the beginning of a line, at or after a fault.
  private static func nextDocument(_ bytes: [UInt8], from fault: Int) -> Int {
    var offset = fault
    if offset > 0, offset < bytes.count, !bytes[offset - 1].isLineBreak {
      offset = bytes.endOfLine(from: offset)
    }
    while offset < bytes.count {
      while offset < bytes.count, bytes[offset].isLineBreak { offset += 1 }
      if bytes[offset...].starts(with: "---".utf8) { return offset }
      offset = bytes.endOfLine(from: offset)
    }
    return bytes.count
  }
}
