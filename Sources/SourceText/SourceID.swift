/// Which file of a run a place lies in: an index into `Sources`, in path order.
public struct SourceID: Hashable, Comparable, Sendable {
  /// The file's index in `Sources`, counted from 0.
  public let index: UInt32

  /// The file at an index, which must not be negative.
  public init(_ index: Int) {
    self.index = UInt32(index)
  }

  /// Orders by index.
  public static func < (left: SourceID, right: SourceID) -> Bool {
    left.index < right.index
  }
}
