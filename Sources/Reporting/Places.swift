import Diagnosis
import SourceText

/// A run of characters as people find it: a path, and where it starts and ends.
struct Span {
  let path: String
  let start: Position
  /// After the last character.
  let end: Position
}

/// The lines and columns of everything a report names.
///
/// Each file that is named has its lines counted once and its offsets swept once in ascending order,
/// so that thousands of findings on one endless line still cost no more than reading it.
struct Places {
  private let sources: Sources
  private let files: [SourceID: FilePlaces]

  init(of report: Report) {
    self.init(of: report.findings.flatMap(\.ranges), in: report.sources)
  }

  /// The lines and columns of ranges of several files.
  init(of ranges: [SourceRange], in sources: Sources) {
    var offsets: [SourceID: [Int]] = [:]
    for range in ranges {
      offsets[range.source, default: []] += [Int(range.start), Int(range.end)]
    }
    var files: [SourceID: FilePlaces] = [:]
    for (source, offsets) in offsets {
      files[source] = FilePlaces(of: sources[source], offsets: offsets)
    }
    self.sources = sources
    self.files = files
  }

  /// Where a range of the report lies.
  func span(of range: SourceRange) -> Span {
    let places = self[range.source]
    return Span(
      path: places.file.path, start: places.position(of: Int(range.start)),
      end: places.position(of: Int(range.end)))
  }

  /// The lines of a file; counted anew for one that nothing in the report lies in.
  subscript(source: SourceID) -> FilePlaces {
    files[source] ?? FilePlaces(of: sources[source], offsets: [])
  }
}

/// One file's lines, and the positions of the offsets that a report names in it.
struct FilePlaces {
  let file: SourceFile
  let lines: LineTable
  /// Ascending, each once; parallel to `positions`.
  private let offsets: [Int]
  private let positions: [Position]

  fileprivate init(of file: SourceFile, offsets unordered: [Int]) {
    var offsets: [Int] = []
    for offset in unordered.sorted() where offset != offsets.last { offsets.append(offset) }
    let lines = LineTable(file.bytes)
    var positions: [Position] = []
    positions.reserveCapacity(offsets.count)
    for offset in offsets {
      let previous = positions.last
      positions.append(FilePlaces.position(of: offset, after: previous, in: file, lines: lines))
    }
    self.file = file
    self.lines = lines
    self.offsets = offsets
    self.positions = positions
  }

  /// Counts on from the previous position where that is on the same line.
  private static func position(
    of offset: Int, after previous: Position?, in file: SourceFile, lines: LineTable
  ) -> Position {
    let offset = min(max(offset, 0), file.bytes.count)
    guard let previous,
      previous.line == lines.count || offset < lines.range(ofLine: previous.line + 1).lowerBound
    else { return lines.position(of: offset) }
    let counted = max(previous.offset, lines.range(ofLine: previous.line).lowerBound)
    let scalars = counted < offset ? file.bytes[counted..<offset].count { $0 & 0xC0 != 0x80 } : 0
    return Position(line: previous.line, column: previous.column + scalars, offset: offset)
  }

  /// The position of an offset; one that the report does not name is looked for in its line.
  func position(of offset: Int) -> Position {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    guard low < offsets.count, offsets[low] == offset else { return lines.position(of: offset) }
    return positions[low]
  }
}

extension Finding {
  /// Every range that a report of this finding may name.
  var ranges: [SourceRange] {
    [location] + related.map(\.location) + (fix?.edits.map(\.range) ?? [])
  }
}
