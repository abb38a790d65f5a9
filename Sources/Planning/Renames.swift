import Platform
import Resolution
import YAMLSyntax

/// Tenants, Projects and Settings that went and came back under another name with the same content.
struct Renames {
  /// An object of base and the object of head that it became.
  struct Pair {
    let base: Int
    let head: Int
  }

  /// The pairs, Tenants first.
  let pairs: [Pair]
  private let byBase: [Int: Int]
  private let tenants: [String: String]

  /// The most objects that an old one is compared with: many that are alike but for the names in them
  /// would all have to be compared with one another.
  private static let mostAlike = 64

  init(_ comparison: Comparison) {
    var pairs: [Pair] = []
    var tenants: [String: String] = [:]
    let (base, head) = (comparison.base.catalogue, comparison.head.catalogue)
    for kind in [Kind.tenant, .project, .settings] {
      let deleted = comparison.deleted.filter { base[$0].kind == kind }
      let created = comparison.created.filter { head[$0].kind == kind }
      if deleted.isEmpty || created.isEmpty { continue }
      let marks = ContentMark(
        of: kind,
        names: deleted.map { base[$0].name } + created.map { head[$0].name } + tenants.keys
          + tenants.values)
      var candidates = Dictionary(grouping: created) { marks.mark(of: head[$0]) }
      for index in deleted {
        let old = base[index]
        let mark = marks.mark(of: old)
        let match = candidates[mark]?.prefix(Renames.mostAlike).firstIndex {
          Renames.same(old, head[$0], tenants: tenants)
        }
        guard let match else { continue }
        let place = candidates[mark, default: []].remove(at: match)
        pairs.append(Pair(base: index, head: place))
        if kind == .tenant { tenants[old.name] = head[place].name }
      }
    }
    self.pairs = pairs
    self.tenants = tenants
    byBase = Dictionary(pairs.map { ($0.base, $0.head) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a deleted object became; nil where it is gone for good.
  func successor(of base: Int) -> Int? { byBase[base] }

  /// The new name of a Tenant that has one.
  func newName(ofTenant name: String) -> String? { tenants[name] }

  /// Whether two objects differ in nothing but what follows from their names.
  private static func same(
    _ old: PlatformObject, _ new: PlatformObject, tenants: [String: String]
  ) -> Bool {
    guard let before = old.spec, let after = new.spec else { return false }
    if old.kind == .settings, old.namespace != new.namespace { return false }
    var words = tenants
    words[old.name] = new.name
    if old.kind == .tenant {
      words[Tenant.namespace(of: old.name)] = Tenant.namespace(of: new.name)
    }
    return same(before, after, words: words, leavingOut: "displayName")
  }

  /// - Parameters:
  ///   - words: texts that stand for one another.
  ///   - key: an entry that does not count.
  private static func same(
    _ old: Node, _ new: Node, words: [String: String], leavingOut key: String? = nil
  ) -> Bool {
    if old.isPoison, new.isPoison { return true }
    if old.isScalar, new.isScalar {
      return old.hasSameValue(as: new) || words[old.text] == new.text
    }
    if old.isSequence, new.isSequence {
      let (before, after) = (Array(old.items), Array(new.items))
      return before.count == after.count
        && zip(before, after).allSatisfy { same($0, $1, words: words) }
    }
    guard old.isMapping, new.isMapping else { return false }
    let before = old.entries.filter { !($0.key.text == key) && !$0.value.isNull }
    let after = new.entries.filter { !($0.key.text == key) && !$0.value.isNull }
    let news = EntryTable(new)
    return before.count == after.count
      && before.allSatisfy { entry in
        news[entry.key].map { same(entry.value, $0, words: words) } ?? false
      }
  }
}
