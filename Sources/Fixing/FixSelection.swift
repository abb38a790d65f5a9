import Diagnosis
package import SourceText

extension SourceFile {
  /// Whether an edit leaves every byte of the file's secrets alone.
  package func sparesSecrets(_ range: Range<Int>) -> Bool {
    // Nor does anything come right before or behind one.
    let place = range.isEmpty ? range.lowerBound - 1..<range.upperBound + 1 : range
    return sensitive(in: place).isEmpty
  }
}

/// A finding that has a fix.
struct Candidate: Sendable {
  let finding: Finding
  let fix: Fix
}

/// The fixes that can be applied together: of two that touch the same bytes, the first.
struct FixSelection {
  private(set) var candidates: [Candidate] = []
  /// The ranges that are taken, ascending by file and start; they do not overlap.
  private var taken: [SourceRange] = []
  private let sources: Sources

  /// - Parameter findings: in the order in which they are reported.
  init(of findings: [Finding], in sources: Sources, barred: Set<RuleName>) {
    self.sources = sources
    for finding in findings where !barred.contains(finding.rule) {
      if let fix = finding.fix { add(Candidate(finding: finding, fix: fix)) }
    }
  }

  private mutating func add(_ candidate: Candidate) {
    let ranges = candidate.fix.edits.map(\.range)
    guard !ranges.isEmpty, ranges.allSatisfy({ isAllowed($0) && !meetsTaken($0) }) else { return }
    candidates.append(candidate)
    for range in ranges { taken.insert(range, at: place(of: range)) }
  }

  /// Whether a range lies in its file and touches no secret.
  private func isAllowed(_ range: SourceRange) -> Bool {
    guard Int(range.source.index) < sources.files.count else { return false }
    let file = sources[range.source]
    return range.bytes.upperBound <= file.bytes.count && file.sparesSecrets(range.bytes)
  }

  private func meetsTaken(_ range: SourceRange) -> Bool {
    let place = place(of: range)
    return taken[max(0, place - 1)..<min(taken.count, place + 1)].contains { $0.meets(range) }
  }

  /// The index of the first taken range that starts after the given one.
  private func place(of range: SourceRange) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle] < range { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SourceRange {
  /// Whether two ranges have a byte in common, or one inserts where the other begins or ends.
  fileprivate func meets(_ other: SourceRange) -> Bool {
    guard source == other.source else { return false }
    if start == end || other.start == other.end {
      return start <= other.end && other.start <= end
    }
    return start < other.end && other.start < end
  }
}
