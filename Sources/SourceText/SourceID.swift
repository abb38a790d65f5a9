/// Which file of a run a place lies in: an index into `Sources`, in path order.
package struct SourceID: Hashable, Comparable, Sendable {
  package let index: UInt32

  package init(_ index: Int) {
    self.index = UInt32(index)
  }

  package static func < (left: SourceID, right: SourceID) -> Bool {
    left.index < right.index
  }
}
