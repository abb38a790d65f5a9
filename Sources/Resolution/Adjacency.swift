/// For each object a list of numbers, such as the objects that it depends on: all lists end to end in
/// one array.
package struct Adjacency: Sendable {
  private let elements: [Int]
  /// Where each list starts, and at last where the last one ends.
  private let starts: [Int]

  /// - Parameters:
  ///   - elements: the lists one after another.
  ///   - starts: where each list starts, ascending, and the end of the last one.
  init(elements: [Int], starts: [Int]) {
    precondition(starts.last == elements.count, "the last list ends where the elements do")
    self.elements = elements
    self.starts = starts
  }

  /// Groups elements by their owners; within a list the order stays.
  ///
  /// - Parameter pairs: the number of lists is `count`, and no owner is beyond it.
  init(count: Int, pairs: [(owner: Int, element: Int)]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for pair in pairs { starts[pair.owner + 1] += 1 }
    for owner in 0..<count { starts[owner + 1] += starts[owner] }
    var next = starts
    var elements = [Int](repeating: 0, count: pairs.count)
    for pair in pairs {
      elements[next[pair.owner]] = pair.element
      next[pair.owner] += 1
    }
    self.init(elements: elements, starts: starts)
  }

  /// The same pairs the other way round: for each element the objects whose lists it is in, ascending.
  func reversed() -> Adjacency {
    var pairs: [(owner: Int, element: Int)] = []
    pairs.reserveCapacity(elements.count)
    for owner in 0..<count {
      for place in starts[owner]..<starts[owner + 1] { pairs.append((elements[place], owner)) }
    }
    return Adjacency(count: count, pairs: pairs)
  }

  /// How many lists there are.
  package var count: Int { starts.count - 1 }

  /// The list of an object.
  package subscript(index: Int) -> ArraySlice<Int> {
    elements[starts[index]..<starts[index + 1]]
  }
}
