/// Which file of a run a place lies in: an index into `Sources`, in path order.
public struct SourceID: Hashable, Comparable, Sendable {
  public let index: UInt32

  public init(_ index: Int) {
    self.index = UInt32(index)
  }

  public static func < (left: SourceID, right: SourceID) -> Bool {
    left.index < right.index
  }
}
