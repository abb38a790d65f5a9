extension RandomAccessCollection where Index == Int {
  /// The first index from which on a condition holds to the end; the collection's end where it never does.
  @inlinable
  public func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
