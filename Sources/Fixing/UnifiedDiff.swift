/// The difference of a file before and after, as `git apply` takes it.
///
/// A line that holds a secret is never shown, not even as context: a change of such a line, or right
/// before one, is left out.
package struct UnifiedDiff: Sendable {
  /// The patch: a header and its hunks; empty where there is nothing to show.
  package private(set) var bytes: [UInt8] = []
  /// How many changes are left out because a secret would be seen.
  package private(set) var concealed = 0

  /// Lines around a change.
  private static let context = 3

  private let lines: PatchLines
  /// Whether a line must not be seen, by line.
  private let isSecret: [Bool]

  /// - Parameters:
  ///   - path: the file's path from the top of the repository.
  ///   - secrets: byte ranges of the original, ascending.
  package init(of text: EditedText, path: String, secrets: [Range<Int>]) {
    lines = PatchLines(text.original)
    isSecret = UnifiedDiff.secretLines(of: lines, secrets)
    var body: [UInt8] = []
    var shift = 0
    for hunk in hunks(of: LineChange.all(in: text, lines: lines)) {
      write(hunk, shift: &shift, into: &body)
    }
    guard !body.isEmpty else { return }
    let (old, new) = (GitPath.quoted("a/\(path)"), GitPath.quoted("b/\(path)"))
    let tab = path.utf8.contains(UInt8(ascii: " ")) ? "\t" : ""
    bytes = Array("diff --git \(old) \(new)\n--- \(old)\(tab)\n+++ \(new)\(tab)\n".utf8) + body
  }

  private static func secretLines(of lines: PatchLines, _ secrets: [Range<Int>]) -> [Bool] {
    var next = secrets[...]
    return (0..<lines.count).map { line in
      let range = lines.range(of: line)
      while let secret = next.first, secret.upperBound <= range.lowerBound { next.removeFirst() }
      return next.first?.overlaps(range) ?? false
    }
  }

  /// Changes that are told together, with the lines around them.
  private struct Hunk {
    var changes: [LineChange]
    /// The lines of the original that are told, context included.
    var old: Range<Int>
  }

  private mutating func hunks(of changes: [LineChange]) -> [Hunk] {
    var hunks: [Hunk] = []
    for change in changes {
      guard let old = withContext(change.old) else {
        concealed += 1
        continue
      }
      // Only the lines are taken out: a copy of the hunk would have its changes copied for each more.
      if let last = hunks.last?.old, old.lowerBound <= last.upperBound {
        hunks[hunks.count - 1].changes.append(change)
        hunks[hunks.count - 1].old = last.lowerBound..<max(last.upperBound, old.upperBound)
      } else {
        hunks.append(Hunk(changes: [change], old: old))
      }
    }
    return hunks
  }

  /// A run of lines with those around it that may be seen; nil where the run itself may not, or
  /// nothing behind it, without which a patch does not apply.
  private func withContext(_ run: Range<Int>) -> Range<Int>? {
    guard !run.contains(where: { isSecret[$0] }) else { return nil }
    var start = run.lowerBound
    while start > 0, run.lowerBound - start < Self.context, !isSecret[start - 1] { start -= 1 }
    var end = run.upperBound
    while end < lines.count, end - run.upperBound < Self.context, !isSecret[end] { end += 1 }
    guard end > run.upperBound || end == lines.count else { return nil }
    // A patch that starts with a change of the first line applies there only, and nowhere else.
    guard start < run.lowerBound || start == 0 || !run.isEmpty else { return nil }
    return start..<end
  }

  private func write(_ hunk: Hunk, shift: inout Int, into body: inout [UInt8]) {
    let added = hunk.changes.reduce(0) { $0 + $1.new.count - $1.old.count }
    let (old, new) = (hunk.old.count, hunk.old.count + added)
    let start = hunk.old.lowerBound
    body += Array(
      "@@ -\(place(start, old)) +\(place(start + shift, new)) @@\n".utf8)
    shift += added
    var line = start
    for change in hunk.changes {
      for index in line..<change.old.lowerBound { write(lines[index], as: " ", into: &body) }
      for index in change.old { write(lines[index], as: "-", into: &body) }
      for text in change.new { write(text, as: "+", into: &body) }
      line = change.old.upperBound
    }
    for index in line..<hunk.old.upperBound { write(lines[index], as: " ", into: &body) }
  }

  /// Start and count of a hunk's side; without lines it starts at the line before.
  private func place(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1)" + (count == 1 ? "" : ",\(count)")
  }

  private func write(_ line: ArraySlice<UInt8>, as mark: Unicode.Scalar, into body: inout [UInt8]) {
    body.append(UInt8(ascii: mark))
    body += line
    if line.last != UInt8(ascii: "\n") { body += Array("\n\\ No newline at end of file\n".utf8) }
  }
}
