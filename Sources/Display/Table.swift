import Reporting

/// A table in columns as wide as their widest cell.
struct Table {
  private let headings: [String]
  /// The columns whose cells stand at the right.
  private let numbers: Set<Int>
  private var rows: [[String]] = []

  init(_ headings: [String], numbers: Set<Int> = []) {
    self.headings = headings
    self.numbers = numbers
  }

  mutating func add(_ row: [String]) {
    rows.append(row.map { visible($0) })
  }

  /// The rows with the headings, each line indented; a last column may be followed by anything.
  func lines(indent: Int) -> [String] {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.columns)
        return numbers.contains(column) ? gap + cell : cell + gap
      }
      var line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
