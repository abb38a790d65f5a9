/// Namespace and name of an object, as numbers; of one kind, objects are sorted by them.
struct Identity: Hashable, Comparable, Sendable {
  /// Where an object lies.
  struct Namespace: Hashable, Comparable, Sendable {
    /// The number of the namespace's name plus one; 0 where there is none.
    private let rawValue: UInt32

    /// No namespace.
    static let none = Namespace(rawValue: 0)

    private init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The namespace whose name has a number.
    init(_ name: UInt32) { rawValue = name + 1 }

    /// The number of its name.
    var name: UInt32? { self == .none ? nil : rawValue - 1 }

    static func < (left: Namespace, right: Namespace) -> Bool { left.rawValue < right.rawValue }
  }

  let namespace: Namespace
  /// The number of the name; that of the empty text where there is none.
  let name: UInt32

  static func < (left: Identity, right: Identity) -> Bool {
    (left.namespace, left.name) < (right.namespace, right.name)
  }
}
