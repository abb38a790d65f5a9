/// The lines of a file, with their line breaks, as a patch counts them: each ends after a line feed.
struct PatchLines {
  let bytes: [UInt8]
  /// The offset of each line's first byte; empty for an empty file.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = bytes.isEmpty ? [] : [0]
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    self.starts = starts
  }

  var count: Int { starts.count }

  subscript(line: Int) -> ArraySlice<UInt8> { bytes[range(of: line)] }

  func range(of line: Int) -> Range<Int> {
    starts[line]..<(line + 1 < starts.count ? starts[line + 1] : bytes.count)
  }

  /// The index of the line with an offset; at the end, of the line that could follow.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return endsInBreak && offset == bytes.count ? starts.count : max(0, low - 1)
  }

  /// Whether a line could start at an offset.
  func isStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  private var endsInBreak: Bool { bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true }
}

/// Whole lines of a file and the lines that take their place.
struct LineChange {
  /// The lines of the original, counted from 0; empty for an insertion before the line.
  var old: Range<Int>
  var new: [ArraySlice<UInt8>]

  /// The changes of a text in order; no two share a line.
  static func all(in text: EditedText, lines: PatchLines) -> [LineChange] {
    let replacements = text.replacements
    var changes: [LineChange] = []
    var index = 0
    while index < replacements.count {
      let first = lines.line(of: replacements[index].range.lowerBound)
      let start = first < lines.count ? lines.range(of: first).lowerBound : lines.bytes.count
      var new: [UInt8] = []
      var position = start
      repeat {
        new += lines.bytes[position..<replacements[index].range.lowerBound]
        new += replacements[index].bytes
        position = replacements[index].range.upperBound
        index += 1
        let isComplete = new.last.map { $0 == UInt8(ascii: "\n") } ?? true
        if isComplete, lines.isStart(position) { break }
        let line = lines.line(of: position)
        let end = line < lines.count ? lines.range(of: line).upperBound : position
        let isLast = end == lines.bytes.count && !lines.isStart(end)
        if index < replacements.count,
          replacements[index].range.lowerBound < end
            || isLast && replacements[index].range.lowerBound == end
        {
          continue
        }
        new += lines.bytes[position..<end]
        position = end
        break
      } while true
      let change = LineChange(
        old:
          first..<max(
            first,
            lines.isStart(position) || position < lines.bytes.count
              ? lines.line(of: position) : lines.count),
        new: PatchLines(new).all)
      changes.append(change.trimmed(lines))
    }
    return changes
  }

  /// The change without lines that stay as they are at its beginning and end.
  private func trimmed(_ lines: PatchLines) -> LineChange {
    var (old, new) = (old, new[...])
    while let line = old.first, let other = new.first, lines[line] == other {
      old = old.dropFirst()
      new = new.dropFirst()
    }
    while let line = old.last, let other = new.last, lines[line] == other {
      old = old.dropLast()
      new = new.dropLast()
    }
    return LineChange(old: old, new: Array(new))
  }
}

extension PatchLines {
  /// The lines in order.
  var all: [ArraySlice<UInt8>] { (0..<count).map { self[$0] } }
}
