import Diagnosis
import SourceText

/// The first line of a range as it is shown: the text, and which of its columns to mark.
struct Snippet {
  /// The line, cut around the token where it is too long; tabs and dangerous characters written out.
  let text: String
  /// The columns in front of the token.
  let indent: Int
  /// The columns that the token takes, at least one.
  let marked: Int
  /// The number of the last line of a range that goes on after this one, else nil.
  let lastLine: Int?

  /// Cuts the line so that it fits into a number of columns with the token in sight.
  init(of range: SourceRange, in places: FilePlaces, columns: Int) {
    let span = (
      start: places.position(of: Int(range.start)), end: places.position(of: Int(range.end))
    )
    let line = places.lines.range(ofLine: span.start.line)
    let token = range.bytes.clamped(to: line)
    // Beyond this nothing can be in sight, however long the line is.
    let reach = columns * 2 + 64
    let before = max(line.lowerBound, token.lowerBound - reach)..<token.lowerBound
    let marked = token.lowerBound..<min(token.upperBound, token.lowerBound + reach)
    let after = token.upperBound..<min(line.upperBound, token.upperBound + reach)
    var reader = CellReader(of: places.file)
    var parts = Parts(
      before: reader.cells(before), token: reader.cells(marked), after: reader.cells(after),
      isCutBefore: before.lowerBound > line.lowerBound,
      isCutWithin: marked.upperBound < token.upperBound,
      isCutAfter: after.upperBound < line.upperBound)
    // A range that ends with a line break does not go on to the line behind it.
    let last = span.end.column == 1 ? span.end.line - 1 : span.end.line
    if last > span.start.line {
      while parts.after.isEmpty, parts.token.last?.text == " " { parts.token.removeLast() }
    }
    parts.cut(to: columns)
    text = (parts.before + parts.token + parts.after).text
    indent = parts.before.width
    self.marked = max(1, parts.token.width)
    lastLine = last > span.start.line ? last : nil
  }
}

/// A line in three parts, on its way to fit the columns there are.
private struct Parts {
  var before: [Cell]
  var token: [Cell]
  var after: [Cell]
  let isCutBefore: Bool
  let isCutWithin: Bool
  let isCutAfter: Bool

  private static let ellipsis = Cell(text: "…", width: 1)

  /// Keeps the start of the token, then what stands in front of it, then what follows.
  mutating func cut(to columns: Int) {
    let isWhole = !isCutBefore && !isCutWithin && !isCutAfter
    if isWhole, before.width + token.width + after.width <= columns { return }
    // Two columns are for the ellipses at both ends.
    let budget = max(columns - 2, 1)
    if isCutWithin || token.width > budget {
      token = token.fitting(budget - 1) + [Parts.ellipsis]
      after = []
    }
    let rest = max(budget - token.width, 0)
    if isCutBefore || before.width > max(rest / 2, rest - after.width) {
      before = [Parts.ellipsis] + before.fittingEnd(max(rest / 2, rest - after.width))
    }
    let left = columns - before.width - token.width
    if isCutAfter || after.width > left {
      after = after.isEmpty ? [] : after.fitting(max(left - 1, 0)) + [Parts.ellipsis]
    }
  }
}

/// Turns bytes of one line into what is shown of them, left to right.
private struct CellReader {
  private let file: SourceFile
  private var wariness = Wariness()

  /// A secret shows as this many characters at most, so that its length stays untold.
  private static let longestMask = 8

  init(of file: SourceFile) {
    self.file = file
  }

  /// The cells of a byte range, with secrets masked.
  mutating func cells(_ range: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var start = range.lowerBound
    for secret in file.sensitive(in: range) {
      read(start..<secret.lowerBound, into: &cells)
      let scalars = file.bytes[secret].count { $0 & 0xC0 != 0x80 }
      let mask = Cell(text: "•", width: 1)
      cells += Array(repeating: mask, count: min(scalars, CellReader.longestMask))
      start = secret.upperBound
    }
    read(start..<range.upperBound, into: &cells)
    return cells
  }

  private mutating func read(_ range: Range<Int>, into cells: inout [Cell]) {
    guard !range.isEmpty else { return }
    for character in String(decoding: file.bytes[range], as: UTF8.self) {
      read(character, into: &cells)
    }
  }

  private mutating func read(_ character: Character, into cells: inout [Cell]) {
    if character == "\t" {
      cells.append(Cell(text: "    ", width: 4))
      return
    }
    // Asked of every scalar, since each answer depends on what came before.
    let rejections = character.unicodeScalars.map { wariness.rejects($0) }
    guard rejections.contains(true) else {
      cells.append(Cell(text: String(character), width: character.columns))
      return
    }
    for (scalar, isRejected) in zip(character.unicodeScalars, rejections) {
      let text = isRejected ? escaped(scalar) : String(scalar)
      cells.append(Cell(text: text, width: text.columns))
    }
  }
}
