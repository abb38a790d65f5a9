import Diagnosis
import SourceText

/// All suppressions of a run, and which of them silence something.
struct Suppressions {
  private let all: [Suppression]
  private var isUsed: [Bool]
  /// The findings that were covered, in no order.
  private(set) var silenced: [Finding] = []
  /// The suppressions of each rule in each file, ascending by start; of equal ones the longest first.
  private let places: [Place: [Int]]

  private struct Place: Hashable {
    let source: SourceID
    let rule: RuleName
  }

  init(_ all: [Suppression]) {
    self.all = all
    isUsed = [Bool](repeating: false, count: all.count)
    var places: [Place: [Int]] = [:]
    for (index, suppression) in all.enumerated() where suppression.extent != nil {
      let place = Place(source: suppression.location.source, rule: suppression.rule)
      places[place, default: []].append(index)
    }
    self.places = places.mapValues { indices in
      indices.sorted { left, right in
        guard let one = all[left].extent, let other = all[right].extent else { return left < right }
        return (one.lowerBound, other.upperBound, left) < (other.lowerBound, one.upperBound, right)
      }
    }
  }

  /// The findings that no suppression covers, in the same order; of several that cover a finding, the
  /// innermost counts as used.
  mutating func silence(_ findings: [Finding]) -> [Finding] {
    guard !places.isEmpty else { return findings }
    var concerned: [Place: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      let place = Place(source: finding.location.source, rule: finding.rule)
      if places[place] != nil { concerned[place, default: []].append(index) }
    }
    var covered: Set<Int> = []
    for (place, indices) in concerned {
      let order = indices.sorted { findings[$0].location < findings[$1].location }
      let offsets = order.map { Int(findings[$0].location.start) }
      for (index, suppression) in zip(order, innermost(at: offsets, in: places[place] ?? [])) {
        guard let suppression else { continue }
        isUsed[suppression] = true
        covered.insert(index)
      }
    }
    silenced += covered.map { findings[$0] }
    return findings.enumerated().filter { !covered.contains($0.offset) }.map(\.element)
  }

  /// For each of some ascending offsets the innermost of some suppressions that covers it.
  private func innermost(at offsets: [Int], in indices: [Int]) -> [Int?] {
    var open: [Int] = []
    var next = 0
    return offsets.map { offset in
      while next < indices.count, starts(indices[next], by: offset) {
        open.append(indices[next])
        next += 1
      }
      while let last = open.last, !covers(last, offset) { open.removeLast() }
      return open.last
    }
  }

  private func starts(_ index: Int, by offset: Int) -> Bool {
    all[index].extent.map { $0.lowerBound <= offset } ?? false
  }

  private func covers(_ index: Int, _ offset: Int) -> Bool {
    all[index].extent.map { $0.contains(offset) } ?? false
  }

  /// The suppressions that silence nothing, of one rule or of all but that.
  func unused(of rule: RuleName, isThatRule: Bool) -> [Suppression] {
    zip(all, isUsed).filter { !$1 && ($0.rule == rule) == isThatRule }.map(\.0)
  }
}
