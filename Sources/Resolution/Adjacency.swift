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

  /// Groups pairs by their first number; within a list the order of the pairs stays.
  init(count: Int, pairs: some Sequence<(Int, Int)>) {
    var sizes = [Int](repeating: 0, count: count + 1)
    var total = 0
    for (owner, _) in pairs {
      sizes[owner] += 1
      total += 1
    }
    var next = 0
    for owner in sizes.indices {
      let size = sizes[owner]
      sizes[owner] = next
      next += size
    }
    let starts = sizes
    var elements = [Int](repeating: 0, count: total)
    for (owner, element) in pairs {
      elements[sizes[owner]] = element
      sizes[owner] += 1
    }
    self.init(elements: elements, starts: starts)
  }

  /// How many lists there are.
  package var count: Int { starts.count - 1 }

  /// The list of an object.
  package subscript(index: Int) -> ArraySlice<Int> {
    elements[starts[index]..<starts[index + 1]]
  }

  /// Every element with the object whose list it is in, list by list.
  var pairs: some Sequence<(Int, Int)> {
    (0..<count).lazy.flatMap { owner in
      self[owner].lazy.map { (owner, $0) }
    }
  }
}
