import Definitions
import Platform
import Resolution
import YAMLSyntax

/// Which objects of two states are new, gone or of another content.
///
/// Files do not count: an object that moved to another one, or that a definition makes now, is the
/// same as long as the cluster would see the same.
package struct Comparison: Sendable {
  /// An object of both states whose content differs; never without fields.
  struct Change: Sendable {
    let base: Int
    let head: Int
    let fields: [FieldChange]
  }

  let base: Side
  let head: Side
  /// Objects of head that base does not have, ascending.
  private(set) var created: [Int] = []
  /// Objects of both whose content differs, ascending by the object of head.
  private(set) var changed: [Change] = []
  /// Objects of base that head does not have, ascending.
  private(set) var deleted: [Int] = []
  /// Objects of head that cannot be compared in full, because a fault hides what one of the states
  /// has; ascending.
  private(set) var hiddenInHead: [Int] = []
  /// Objects of base that head may still have in a document that nobody can read; ascending.
  private(set) var hiddenInBase: [Int] = []
  /// For each object of head the one of base.
  private(set) var origins: [Int: Int] = [:]

  package init(from base: Side, to head: Side) {
    self.base = base
    self.head = head
    let before = Comparison.objects(of: base)
    let after = Comparison.objects(of: head)
    for (index, object) in head.catalogue.objects.enumerated() {
      let identity = ObjectIdentity(object)
      guard after[identity] == index else { continue }
      match(index, object, with: before[identity])
    }
    let broken = head.definitions.filter(\.isBroken)
    for (index, object) in base.catalogue.objects.enumerated() {
      let identity = ObjectIdentity(object)
      guard before[identity] == index, after[identity] == nil else { continue }
      if mayHide(object, broken) { hiddenInBase.append(index) } else { deleted.append(index) }
    }
  }

  /// The objects that have a name; of several of one identity the first.
  private static func objects(of side: Side) -> [ObjectIdentity: Int] {
    var places: [ObjectIdentity: Int] = [:]
    places.reserveCapacity(side.catalogue.objects.count)
    for (index, object) in side.catalogue.objects.enumerated() where !object.name.isEmpty {
      let identity = ObjectIdentity(object)
      if places[identity] == nil { places[identity] = index }
    }
    return places
  }

  private mutating func match(_ index: Int, _ object: PlatformObject, with origin: Int?) {
    guard let origin else {
      if object.state == .whole { created.append(index) } else { hiddenInHead.append(index) }
      return
    }
    origins[index] = origin
    let old = base.catalogue[origin]
    guard object.state == .whole, old.state == .whole else {
      hiddenInHead.append(index)
      return
    }
    if old.root.hasSameValue(as: object.root) { return }
    if old.root.holdsPoison || object.root.holdsPoison { hiddenInHead.append(index) }
    let fields = FieldComparison.changes(from: old, to: object, in: (base, head))
    if !fields.isEmpty { changed.append(Change(base: origin, head: index, fields: fields)) }
  }

  /// Whether head may still have an object in a document that nobody can read to its end.
  ///
  /// - Parameter broken: the definitions of head that are not well-formed.
  private func mayHide(_ object: PlatformObject, _ broken: [Definition]) -> Bool {
    let unreadable = head.catalogue.unreadable
    if unreadable.anything || unreadable.kinds.contains(object.kind) { return true }
    return broken.contains { definition in
      definition.name.isEmpty
        || object.origin == .definition(definition.kind, name: definition.name)
    }
  }
}
