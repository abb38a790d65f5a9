public import Diagnosis
import SourceText

extension Node.Entry {
  /// The edit that takes the entry out and leaves the rest as it is: its lines in a block, it and its
  /// comma in a flow mapping; `{}` in its place where the mapping would have nothing left.
  ///
  /// Nil where that cannot be done safely: the entry comes through an alias or from another file, or
  /// comments and tags stand where the seam would be.
  public var removal: Edit? {
    guard let text = EntryText(self), let parent else { return nil }
    let range =
      switch parent.style {
      case .flow: text.inFlow
      default: parent.entries.hasOne ? text.alone : text.inBlock
      }
    guard let range else { return nil }
    let isEmptied = parent.style != .flow && parent.entries.hasOne
    return Edit(
      range: SourceRange(source: key.source, start: range.lowerBound, end: range.upperBound),
      replacement: isEmptied ? "{}" : "")
  }

  /// The mapping that the entry belongs to.
  private var parent: Node? {
    var index = key.index - 1
    while index >= 0 {
      let node = key.tree.node(at: index)
      if node.isMapping, node.endIndex > key.index { return node }
      index -= 1
    }
    return nil
  }
}

extension Node.Entries {
  fileprivate var hasOne: Bool {
    var rest = self
    return rest.next() != nil && rest.next() == nil
  }
}

/// The characters in and around an entry.
private struct EntryText {
  private let bytes: [UInt8]
  private let start: Int
  /// The end of the value, or of the colon where there is none.
  private let end: Int

  init?(_ entry: Node.Entry) {
    let (key, value) = (entry.key.range, entry.value.range)
    bytes = entry.key.tree.storage.bytes
    guard !bytes.isEmpty, key.source == value.source, key.start <= value.start else { return nil }
    start = Int(key.start)
    var end = Int(value.end)
    if value.start == value.end {
      end = Int(key.end)
      while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
      end += 1
    }
    // A block scalar's text ends after its line break.
    while end > start, bytes[end - 1].isLineBreak || bytes[end - 1] == UInt8(ascii: " ") {
      end -= 1
    }
    self.end = end
  }

  /// The entry alone, where its mapping has no other.
  var alone: Range<Int>? { startsInLine == nil ? nil : start..<end }

  /// The entry's lines with the last line break; behind the dash of a list, up to the next key.
  var inBlock: Range<Int>? {
    guard let lineStart = startsInLine, let lineEnd = endOfLine else { return nil }
    if bytes[lineStart..<start].allSatisfy(\.isBlank) { return lineStart..<pastBreak(lineEnd) }
    var next = pastBreak(lineEnd)
    var column = next
    while next < bytes.count, bytes[next].isBlank || bytes[next].isLineBreak {
      next += 1
      if bytes[next - 1].isLineBreak { column = next }
    }
    return next < bytes.count && next - column == start - lineStart ? start..<next : nil
  }

  /// The entry and the comma behind it, or the one before where it is the last.
  var inFlow: Range<Int>? {
    var before = start
    while before > 0, bytes[before - 1].isBlank || bytes[before - 1].isLineBreak { before -= 1 }
    guard before > 0 else { return nil }
    let after = pastSpace(end)
    guard after < bytes.count else { return nil }
    switch (bytes[before - 1], bytes[after]) {
    case (UInt8(ascii: "{"), UInt8(ascii: ",")), (UInt8(ascii: ","), UInt8(ascii: ",")):
      let next = pastSpace(after + 1)
      return next < bytes.count && bytes[next] != UInt8(ascii: "#") ? start..<next : nil
    case (UInt8(ascii: ","), UInt8(ascii: "}")): return before - 1..<end
    case (UInt8(ascii: "{"), UInt8(ascii: "}")): return start..<end
    default: return nil
    }
  }

  /// The start of the line, where nothing but spaces and dashes stands before the key.
  private var startsInLine: Int? {
    var lineStart = start
    while lineStart > 0, !bytes[lineStart - 1].isLineBreak { lineStart -= 1 }
    if bytes[lineStart...].starts(with: LineTable.byteOrderMark) { lineStart += 3 }
    let isPlain = bytes[lineStart..<start].allSatisfy { $0.isBlank || $0 == UInt8(ascii: "-") }
    return isPlain ? lineStart : nil
  }

  /// The end of the entry's last line, where nothing but a comment stands behind the value.
  private var endOfLine: Int? {
    var index = end
    // The colon of a last key without a value.
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") { index += 1 }
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    guard index < bytes.count, !bytes[index].isLineBreak else { return index }
    guard bytes[index] == UInt8(ascii: "#"), index > end else { return nil }
    while index < bytes.count, !bytes[index].isLineBreak { index += 1 }
    return index
  }

  private func pastSpace(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index].isBlank || bytes[index].isLineBreak { index += 1 }
    return index
  }

  private func pastBreak(_ index: Int) -> Int {
    var index = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
    return index
  }
}

extension UInt8 {
  fileprivate var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
