import Reporting

/// Lines with something beside them, which stands in one column as far as the lines are short enough.
struct AlignedText {
  private var lines: [(text: String, beside: String?)] = []

  /// A line longer than this does not push the column to the right.
  private static let longest = 64

  mutating func add(_ text: String, beside: String?) {
    lines.append((text, beside))
  }

  /// The lines, each with a line break.
  var joined: String {
    let widths = lines.map { $0.beside == nil ? 0 : $0.text.columns }
    let column = widths.filter { $0 <= AlignedText.longest }.max() ?? 0
    return zip(lines, widths).map { line, width in
      guard let beside = line.beside else { return line.text + "\n" }
      let gap = String(repeating: " ", count: max(0, column - width) + 2)
      return "\(line.text)\(gap)\(beside)\n"
    }.joined()
  }
}
