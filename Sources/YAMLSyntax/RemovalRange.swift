package import SourceText

extension Node.Entry {
  /// The characters to delete so that the entry is gone and the rest stays as it is: its lines with
  /// their line break in a block, it and its comma in a flow mapping.
  package var removalRange: SourceRange {
    let bytes = key.tree.storage.bytes
    let start = Int(key.range.start)
    let end = max(Int(value.range.end), Int(key.range.end))
    guard !bytes.isEmpty else {
      return SourceRange(source: key.source, start: start, end: end)
    }
    var lineStart = start
    while lineStart > 0, bytes[lineStart - 1] == UInt8(ascii: " ") { lineStart -= 1 }
    var after = end
    while after < bytes.count, !isLineBreak(bytes[after]), bytes[after] != UInt8(ascii: ","),
      bytes[after] != UInt8(ascii: "}")
    {
      after += 1
    }
    let startsLine = lineStart == 0 || isLineBreak(bytes[lineStart - 1])
    let endsLine = after == bytes.count || isLineBreak(bytes[after])
    if startsLine, endsLine {
      if after < bytes.count, bytes[after] == UInt8(ascii: "\r") { after += 1 }
      if after < bytes.count, bytes[after] == UInt8(ascii: "\n") { after += 1 }
      return SourceRange(source: key.source, start: lineStart, end: after)
    }
    return inFlow(bytes, start: start, end: end, after: after)
  }

  private func inFlow(_ bytes: [UInt8], start: Int, end: Int, after: Int) -> SourceRange {
    if after < bytes.count, bytes[after] == UInt8(ascii: ",") {
      var next = after + 1
      while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
      return SourceRange(source: key.source, start: start, end: next)
    }
    var before = start
    while before > 0, bytes[before - 1] == UInt8(ascii: " ") { before -= 1 }
    let hasComma = before > 0 && bytes[before - 1] == UInt8(ascii: ",")
    return SourceRange(source: key.source, start: hasComma ? before - 1 : start, end: end)
  }

  private func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
