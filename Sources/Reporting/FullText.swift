import Diagnosis
import SourceText

/// A few lines a finding: where and what, the source with the token marked, related places, help.
enum FullText {
  static func render(_ report: Report, at places: Places, style: ReportStyle) -> String {
    entries(of: report, at: places, style: style) + report.summary.sentence + "\n"
  }

  /// The findings without the summary, each with an empty line behind it.
  static func entries(of report: Report, at places: Places, style: ReportStyle) -> String {
    let writer = FullTextWriter(places: places, style: style)
    var text = ""
    for finding in report.findings {
      writer.write(finding, into: &text)
      text += "\n"
    }
    return text
  }

  /// `path:line:col: message`, for a place that explains a finding.
  static func line(of label: Label, at places: Places) -> String {
    "\(places.span(of: label.location).shown): \(visible(label.message))"
  }
}

private struct FullTextWriter {
  let places: Places
  let width: Int
  /// Whether a terminal would part long lines in the middle of a word.
  let isWrapped: Bool
  let paint: Paint

  /// The columns of a line where no terminal says how many there are.
  private static let unlimitedWidth = 200
  /// The fewest columns that a snippet is squeezed into, however narrow the terminal.
  private static let leastColumns = 24

  init(places: Places, style: ReportStyle) {
    self.places = places
    width = style.width ?? FullTextWriter.unlimitedWidth
    isWrapped = style.width != nil
    paint = Paint(isOn: style.color)
  }

  func write(_ finding: Finding, into text: inout String) {
    let file = places[finding.location.source]
    let number = String(file.position(of: Int(finding.location.start)).line)
    let gutter = String(repeating: " ", count: number.count + 2)
    let columns = max(width - gutter.count - 2, FullTextWriter.leastColumns)
    let snippet = Snippet(of: finding.location, in: file, columns: columns)
    let bar = gutter + paint(.frame, "|")

    text += ConciseText.headline(of: finding, at: places, paint: paint) + "\n"
    text += bar + "\n"
    text += paint(.frame, " \(number) |") + (snippet.text.isEmpty ? "" : " " + snippet.text) + "\n"
    for line in marks(under: snippet, of: finding, columns: columns) { text += "\(bar) \(line)\n" }
    let advice = advice(of: finding)
    if !finding.related.isEmpty || !advice.isEmpty { text += bar + "\n" }
    for label in finding.related { text += "  \(FullText.line(of: label, at: places))\n" }
    for (word, line) in advice {
      let head = "\(gutter)= \(word): ".count
      let columns = isWrapped ? max(width - head, FullTextWriter.leastColumns) : Int.max
      let lines = wrapped(visible(line), columns: columns)
      text += "\(gutter)\(paint(.frame, "=")) \(paint(.help, word + ":")) "
      text += lines.joined(separator: "\n" + String(repeating: " ", count: head)) + "\n"
    }
  }

  /// The line of carets with the caption behind it, or beneath it where it would not fit.
  private func marks(under snippet: Snippet, of finding: Finding, columns: Int) -> [String] {
    let indent = String(repeating: " ", count: snippet.indent)
    let carets = String(repeating: "^", count: snippet.marked)
    let goesOn = snippet.lastLine.map { "… to line \($0)" } ?? ""
    let caption = visible(finding.caption ?? "")
    let role = Paint.Role.severity(finding.severity)
    let marks = indent + paint(role, carets + goesOn)
    guard !caption.isEmpty else { return [marks] }
    let taken = snippet.indent + snippet.marked + goesOn.count
    let isBeside = taken + 1 + caption.columns <= columns
    if isBeside { return [marks + (goesOn.isEmpty ? " " : ": ") + paint(role, caption)] }
    let shift = max(0, min(snippet.indent, columns - caption.columns))
    return [marks, String(repeating: " ", count: shift) + paint(role, caption)]
  }

  /// What to do about it, each line with its word.
  private func advice(of finding: Finding) -> [(word: String, line: String)] {
    var advice: [(word: String, line: String)] = []
    if let help = finding.help { advice.append(("help", help)) }
    if let fix = finding.fix { advice.append(("fix", fix.title)) }
    return advice
  }
}
