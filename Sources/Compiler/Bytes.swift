extension UInt8 {
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension [UInt8] {
  /// The offset of the first line break at or after another one, else the end.
  func endOfLine(from start: Int) -> Int {
    var end = start
    while end < count, !self[end].isLineBreak { end += 1 }
    return end
  }
}
