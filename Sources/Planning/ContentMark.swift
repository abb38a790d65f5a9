import Platform
import YAMLSyntax

/// A number that objects share wherever they differ in nothing but what follows from their names, so that
/// of many objects only few have to be compared.
struct ContentMark {
  /// The texts that may stand for one another.
  private let names: Set<String>
  private let kind: Kind

  /// - Parameter names: the names of all objects of a kind that came or went, and of their Tenants.
  init(of kind: Kind, names: some Sequence<String>) {
    self.kind = kind
    var all = Set(names)
    if kind == .tenant { all.formUnion(all.map { Tenant.namespace(of: $0) }) }
    self.names = all
  }

  /// The number of an object.
  func mark(of object: PlatformObject) -> Int {
    var hasher = Hasher()
    if kind == .settings { hasher.combine(object.namespace) }
    if let spec = object.spec { hasher.combine(mark(of: spec, leavingOut: "displayName")) }
    return hasher.finalize()
  }

  private func mark(of node: Node, leavingOut key: String? = nil) -> Int {
    var hasher = Hasher()
    hasher.combine(node.kind)
    switch node.kind {
    case .poison: break
    case .scalar: if !names.contains(node.text) { hasher.combine(node.scalar) }
    case .sequence: for item in node.items { hasher.combine(mark(of: item)) }
    case .mapping:
      // The order of entries is none of the content's.
      var sum = 0
      for entry in node.entries where !entry.value.isNull {
        let name = entry.key.text
        if name == key { continue }
        var hasher = Hasher()
        hasher.combine(name)
        hasher.combine(mark(of: entry.value))
        sum &+= hasher.finalize()
      }
      hasher.combine(sum)
    }
    return hasher.finalize()
  }
}
