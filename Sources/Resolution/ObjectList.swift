public import Platform

/// Objects in another order than that of the list they are in, which is not copied: each copy of a
/// reference is counted on behalf of all cores.
public struct ObjectList: RandomAccessCollection, Sendable {
  let objects: [PlatformObject]
  /// By place here the one in the list.
  let order: [UInt32]

  init(_ objects: [PlatformObject], order: [UInt32]) {
    self.objects = objects
    self.order = order
  }

  /// 0, where the first object is.
  public var startIndex: Int { 0 }
  /// How many objects there are.
  public var endIndex: Int { order.count }

  /// The object at a place.
  public subscript(place: Int) -> PlatformObject { objects[Int(order[place])] }
}
