/// For each object a list of numbers, such as the objects that it depends on: all lists end to end in
/// one array.
public struct Adjacency: Sendable {
  /// The list of one object.
  public typealias List = LazyMapSequence<ArraySlice<UInt32>, Int>

  private let elements: [UInt32]
  /// Where each list starts, and at last where the last one ends.
  private let starts: [UInt32]

  /// - Parameters:
  ///   - elements: the lists one after another.
  ///   - starts: where each list starts, ascending, and the end of the last one.
  init(elements: [UInt32], starts: [UInt32]) {
    precondition(starts.last.map { Int($0) } == elements.count, "the last list ends at the end")
    self.elements = elements
    self.starts = starts
  }

  /// Groups elements by their owners; within a list the order stays.
  ///
  /// - Parameters:
  ///   - count: how many lists there are; no owner is beyond it.
  ///   - forEach: hands out the pairs, the same each time it is called.
  init(count: Int, forEach: ((_ owner: Int, _ element: Int) -> Void) -> Void) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    forEach { owner, _ in starts[owner + 1] += 1 }
    for owner in 0..<count { starts[owner + 1] += starts[owner] }
    var next = starts
    var elements = [UInt32](repeating: 0, count: Int(starts[count]))
    forEach { owner, element in
      elements[Int(next[owner])] = UInt32(element)
      next[owner] += 1
    }
    self.init(elements: elements, starts: starts)
  }

  /// The same pairs the other way round: for each element the objects whose lists it is in, ascending.
  func reversed() -> Adjacency {
    Adjacency(count: count) { add in
      for owner in 0..<count { for element in self[owner] { add(element, owner) } }
    }
  }

  /// How many lists there are.
  public var count: Int { starts.count - 1 }

  /// The list of an object.
  public subscript(index: Int) -> List {
    elements[Int(starts[index])..<Int(starts[index + 1])].lazy.map { Int($0) }
  }
}
