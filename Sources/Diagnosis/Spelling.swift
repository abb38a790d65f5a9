/// The candidate a person most likely meant by a word; nil where none is near enough.
///
/// A candidate that differs in case only comes first, then the one with the fewest slips (a
/// character left out, added, mistaken, or swapped with its neighbour; case does not count), at
/// most a third of the word's length. Of several equally near ones, the first in alphabetical
/// order, so that the answer does not hang on the order of the candidates.
public func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased().unicodeScalars)
  var limit = max(1, wanted.count / 3)
  var best: String?
  for candidate in candidates where candidate != word {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    // A word wholly rewritten is no slip: `b` is not `a` misspelt.
    guard
      let slips = slips(from: wanted, to: scalars, atMost: limit),
      slips < max(wanted.count, scalars.count)
    else { continue }
    if let known = best, slips == limit, candidate >= known { continue }
    limit = slips
    best = candidate
  }
  return best
}

/// The Damerau–Levenshtein distance (adjacent swaps count once) of two words; nil above a limit.
private func slips(from word: [Unicode.Scalar], to other: [Unicode.Scalar], atMost limit: Int)
  -> Int?
{
  guard abs(word.count - other.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for row in word.indices {
    var current = [row + 1]
    current.reserveCapacity(other.count + 1)
    for column in other.indices {
      let same = word[row] == other[column]
      var cost = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, word[row] == other[column - 1], word[row - 1] == other[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    if let smallest = current.min(), smallest > limit { return nil }
    beforeLast = last
    last = current
  }
  return last[other.count] <= limit ? last[other.count] : nil
}
