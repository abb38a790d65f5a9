import Platform

/// What makes an object of one state the same as one of the other: kind, namespace and name.
struct ObjectIdentity: Hashable {
  let key: ObjectKey
  /// The kind as written where gesso does not know it, so that two such kinds are not taken for one.
  let kindName: String

  init(_ object: PlatformObject) {
    key = object.key
    kindName = object.kind == .other ? object.kindName : object.kind.name
  }
}
