/// For each node of a composed tree the place of its original in the tree's list of them.
///
/// Nearly all trees have so few originals that a byte tells; what it cannot tell stands apart.
struct OriginalPlaces: Sendable {
  /// A place beyond what a byte can tell.
  struct Far: Sendable {
    let index: UInt32
    let place: UInt32
  }

  /// By node; `isFar` where the list of those has the place.
  private var near: [UInt8] = []
  /// Ascending by node.
  private var far: [Far] = []

  private static let isFar = UInt8.max

  /// The place of the node at an index.
  @inline(__always)
  subscript(index: Int) -> Int {
    let place = near[index]
    return place == OriginalPlaces.isFar
      ? far.span.place(ofNodeAt: index) : Int(place)
  }

  /// Adds the place of the next node.
  @inline(__always)
  mutating func append(_ place: UInt32) {
    if place < OriginalPlaces.isFar {
      near.append(UInt8(truncatingIfNeeded: place))
    } else {
      far.append(Far(index: UInt32(truncatingIfNeeded: near.count), place: place))
      near.append(OriginalPlaces.isFar)
    }
  }

  /// Adds the same place for some nodes.
  mutating func append(_ place: UInt32, count: Int) {
    if place < OriginalPlaces.isFar {
      near.append(addingCapacity: count) {
        $0.append(repeating: UInt8(truncatingIfNeeded: place), count: count)
      }
    } else {
      for _ in 0..<count { append(place) }
    }
  }

  /// Adds the places of nodes that have theirs already.
  mutating func append(thoseAt indices: Range<Int>) {
    for index in indices { append(UInt32(truncatingIfNeeded: self[index])) }
  }

  /// All places, in memory of just their size; what is added now belongs to another tree.
  mutating func takeAll() -> OriginalPlaces {
    var all = OriginalPlaces()
    all.near = near.takeAll()
    all.far = far.takeAll()
    return all
  }

  /// Lets a writer read them without counting references.
  func withPlaces<Result>(_ body: (Pointer) -> Result) -> Result {
    unsafe near.withUnsafeBufferPointer { near in
      unsafe far.withUnsafeBufferPointer { far in unsafe body(Pointer(near: near, far: far)) }
    }
  }

  /// The places as bare memory; it must not outlive the call that it is made for.
  @safe struct Pointer {
    private let near: UnsafeBufferPointer<UInt8>
    private let far: UnsafeBufferPointer<Far>

    fileprivate init(near: UnsafeBufferPointer<UInt8>, far: UnsafeBufferPointer<Far>) {
      unsafe self.near = near
      unsafe self.far = far
    }

    @inline(__always)
    subscript(index: Int) -> Int {
      let place = unsafe near[index]
      return place == OriginalPlaces.isFar
        ? unsafe far.span.place(ofNodeAt: index) : Int(place)
    }
  }
}

extension Span where Element == OriginalPlaces.Far {
  /// The place of the node at an index, which is in the list.
  fileprivate func place(ofNodeAt index: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].index) < index { low = middle + 1 } else { high = middle }
    }
    return Int(self[low].place)
  }
}
