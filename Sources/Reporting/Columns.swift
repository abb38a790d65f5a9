/// One character as a terminal shows it: its text and the number of columns it takes.
struct Cell {
  let text: String
  let width: Int
}

extension [Cell] {
  var width: Int { reduce(0) { $0 + $1.width } }
  var text: String { reduce(into: "") { $0 += $1.text } }

  /// The longest start that fits into a number of columns.
  func fitting(_ columns: Int) -> ArraySlice<Cell> {
    var left = columns
    return prefix { cell in
      left -= cell.width
      return left >= 0
    }
  }

  /// The longest end that fits into a number of columns.
  func fittingEnd(_ columns: Int) -> ArraySlice<Cell> {
    var left = columns
    let count = reversed().prefix { cell in
      left -= cell.width
      return left >= 0
    }.count
    return suffix(count)
  }
}

extension Unicode.Scalar {
  /// The columns a terminal gives the scalar: none for combining marks, two for East Asian wide and
  /// for pictures, else one.
  var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide || properties.isEmojiPresentation ? 2 : 1
  }

  /// Whether the scalar is East Asian wide or fullwidth.
  ///
  /// Source: Unicode Standard Annex 11.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
      0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
      0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension Character {
  /// The columns a terminal gives the character: those of its widest scalar, two for a picture.
  var columns: Int {
    let isPicture = unicodeScalars.contains("\u{FE0F}") && unicodeScalars.count > 1
    return isPicture ? 2 : unicodeScalars.reduce(0) { Swift.max($0, $1.columns) }
  }
}

/// A text in lines of at most so many columns, parted at spaces; a longer word has a line of its own.
func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var width = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    let taken = String(word).columns
    if !line.isEmpty, width + 1 + taken > columns {
      lines.append(line)
      (line, width) = (String(word), taken)
    } else {
      line += (line.isEmpty ? "" : " ") + word
      width += (width == 0 ? 0 : 1) + taken
    }
  }
  return lines + [line]
}

extension String {
  /// The columns a terminal gives the text.
  package var columns: Int { reduce(0) { $0 + $1.columns } }
}
