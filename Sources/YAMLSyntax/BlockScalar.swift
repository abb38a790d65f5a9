/// A block scalar, as `|` or `>` begins it, put together line by line as libyaml does.
struct BlockScalar {
  /// The text without the indentation of its lines.
  private(set) var text: [UInt8] = []
  /// The offset after its last character that is no blank and no line break.
  private(set) var end: Int
  private let isFolded: Bool
  /// Whether the line before begins with a blank, which keeps the breaks around it from being folded.
  private var wasIndented = true

  fileprivate init(at start: Int, isFolded: Bool) {
    end = start + 1
    self.isFolded = isFolded
  }

  /// Adds the content of a line after so many line breaks.
  fileprivate mutating func add(_ range: Range<Int>, of cursor: LineCursor, after breaks: Int) {
    let isIndented = cursor.byte(at: range.lowerBound) == UInt8(ascii: " ")
    if isFolded, !wasIndented, !isIndented {
      if breaks == 1 { text.append(UInt8(ascii: " ")) }
      addBreaks(breaks - 1)
    } else {
      addBreaks(breaks)
    }
    wasIndented = isIndented
    for offset in range {
      let byte = cursor.byte(at: offset)
      text.append(byte)
      if byte != UInt8(ascii: " ") { end = offset + 1 }
    }
  }

  fileprivate mutating func addBreaks(_ count: Int) {
    for _ in 0..<count { text.append(UInt8(ascii: "\n")) }
  }
}

extension LineCursor {
  /// Goes past the block scalar that begins here, to the first line that is not its own.
  ///
  /// - Parameter column: the column of the collection that it is a value of.
  /// - Returns: nil where its indentation is given, or does not follow from its first line; where it ends
  ///   with the file; and where it keeps the breaks after its last line.
  mutating func skipBlockScalar(in column: Int) -> BlockScalar? {
    var scalar = BlockScalar(at: position, isFolded: next == UInt8(ascii: ">"))
    position &+= 1
    let keepsBreak = next != UInt8(ascii: "-")
    if !keepsBreak { position &+= 1 }
    skipSpaces()
    guard next == UInt8(ascii: "\n") else { return nil }
    position &+= 1
    var breaks = 0
    while !isAtEnd, next == UInt8(ascii: "\n") {
      breaks &+= 1
      position &+= 1
    }
    let first = position
    skipSpaces()
    let indentation = position &- first
    guard indentation > column, next != UInt8(ascii: "\n") else { return nil }
    position = first
    while !isAtEnd {
      let start = position
      while position &- start < indentation, next == UInt8(ascii: " ") { position &+= 1 }
      if next == UInt8(ascii: "\n") {
        breaks &+= 1
        position &+= 1
      } else if position &- start < indentation {
        position = start
        break
      } else {
        let content = position
        skipLine()
        // The line has no break to keep where the file ends with it.
        guard position <= count else { return nil }
        scalar.add(content..<position &- 1, of: self, after: breaks)
        breaks = 1
      }
    }
    if keepsBreak { scalar.addBreaks(1) }
    return scalar
  }
}
