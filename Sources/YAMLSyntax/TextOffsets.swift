package import SourceText

extension Node {
  /// The characters of the file that a run of the scalar's text came from.
  ///
  /// A literal block's indentation is left out of account, and of an escape in double quotes the whole
  /// escape is meant. Where text and file do not run in step (folds, composed text), it is the whole
  /// scalar.
  package func range(ofText bytes: Range<Int>) -> SourceRange {
    if let content = contentRange {
      return SourceRange(
        source: source, start: Int(content.start) + bytes.lowerBound,
        end: Int(content.start) + bytes.upperBound)
    }
    let file = tree.storage.bytes
    guard !file.isEmpty, style == .literal || style == .doubleQuoted || style == .singleQuoted
    else { return range }
    let offsets = style == .literal ? literalOffsets(in: file) : quotedOffsets(in: file)
    guard bytes.upperBound < offsets.count, bytes.lowerBound <= bytes.upperBound else {
      return range
    }
    let end = bytes.isEmpty ? offsets[bytes.lowerBound] : offsets[bytes.upperBound - 1] + 1
    return SourceRange(source: source, start: offsets[bytes.lowerBound], end: end)
  }

  /// For each byte of a literal block's text, its offset in the file; one more for the end.
  private func literalOffsets(in file: [UInt8]) -> [Int] {
    let newline = UInt8(ascii: "\n")
    var offset = Int(range.start)
    while offset < file.count, file[offset] != newline { offset += 1 }
    offset += 1
    return withText { text in
      var offsets: [Int] = []
      var atLineStart = true
      var indentation: Int?
      for index in text.indices {
        if atLineStart {
          var spaces = 0
          while offset + spaces < file.count, file[offset + spaces] == UInt8(ascii: " "),
            spaces < indentation ?? .max
          {
            spaces += 1
          }
          if indentation == nil, text[index] != newline {
            var leading = 0
            while index + leading < text.count, text[index + leading] == UInt8(ascii: " ") {
              leading += 1
            }
            spaces -= leading
            indentation = spaces
          }
          offset += spaces
          atLineStart = false
        }
        if text[index] == newline, offset < file.count, file[offset] == UInt8(ascii: "\r") {
          offset += 1
        }
        offsets.append(offset)
        offset += 1
        atLineStart = text[index] == newline
      }
      offsets.append(offset)
      return offsets
    }
  }

  /// For each byte of a quoted scalar's text, its offset in the file; one more for the end. Empty
  /// where lines are folded.
  private func quotedOffsets(in file: [UInt8]) -> [Int] {
    let end = Int(range.end) - 1
    var offset = Int(range.start) + 1
    var offsets: [Int] = []
    let count = withText { $0.count }
    while offset < end, offsets.count < count {
      if file[offset] == UInt8(ascii: "\n") || file[offset] == UInt8(ascii: "\r") { return [] }
      offsets.append(offset)
      if style == .singleQuoted, file[offset] == UInt8(ascii: "'") {
        offset += 2
      } else if style == .doubleQuoted, file[offset] == UInt8(ascii: "\\"), offset + 1 < end {
        guard let length = Self.simpleEscape(file[offset + 1]) else { return [] }
        offset += length
      } else {
        offset += 1
      }
    }
    offsets.append(offset)
    return offsets
  }

  /// The length of an escape that stands for one byte; nil for one that may stand for more.
  private static func simpleEscape(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "N"),
      UInt8(ascii: "_"), UInt8(ascii: "L"), UInt8(ascii: "P"):
      nil
    default: 2
    }
  }
}
