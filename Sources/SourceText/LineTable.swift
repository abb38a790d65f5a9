/// A place in a file as people count: lines and columns from 1, columns in Unicode scalars.
public struct Position: Hashable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1 in Unicode scalars; a byte order mark is no column.
  public let column: Int
  /// The byte offset, counted from 0 at the start of the file.
  public let offset: Int

  /// Takes all three as they are; whether they agree is not checked.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// Where each line of one file starts: the only conversion from byte offsets to lines and columns.
///
/// A line ends with LF, CR LF or a lone CR, as in editors.
public struct LineTable: Sendable {
  /// The offset of each line's first byte; never empty, ascending.
  private let starts: [Int]
  private let bytes: [UInt8]

  /// Finds the lines of a file's bytes; a byte order mark is no part of the first.
  public init(_ bytes: [UInt8]) {
    var starts = [bytes.starts(with: LineTable.byteOrderMark) ? LineTable.byteOrderMark.count : 0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
        index += 1
        starts.append(index)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        starts.append(index)
      }
    }
    self.starts = starts
    self.bytes = bytes
  }

  /// The UTF-8 byte order mark, which some editors put before the first character.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The number of lines; a file that ends in a line break has an empty last one.
  public var count: Int { starts.count }

  /// The line and column of a byte offset; an offset past the end is the end.
  public func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    let start = min(starts[line], offset)
    let scalars = bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
    return Position(line: line + 1, column: scalars + 1, offset: offset)
  }

  /// The bytes of a line counted from 1, without its line break; empty for a line that is not there.
  public func text(ofLine line: Int) -> ArraySlice<UInt8> {
    bytes[range(ofLine: line)]
  }

  /// The byte range of a line counted from 1, without its line break.
  public func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The index of the last line that starts at or before the offset.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
