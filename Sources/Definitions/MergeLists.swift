import Platform
import SourceText
import YAMLSyntax

/// How lists merge: those of a role are united, worker pools meet by name.
extension Merge {
  /// Adds the items of all lists, inherited ones first, none that an inherited list has already.
  mutating func unitedList(_ layers: Layers, into composer: inout TreeComposer) {
    let lists = layers.after { $0.isSequence }
    guard let top = lists.nearest else { return }
    if let replaced = layers.without(lists) { composer.note(replaced.asOverrides()) }
    composer.sequence(at: top.value.range) { composer in
      var known: [String: Node] = [:]
      for level in Layer.Level.allCases {
        guard let list = lists[level]?.value else { continue }
        var added: [(String, Node)] = []
        for item in list.items {
          let text = item.string
          if let text, let inherited = known[text] {
            guard level == .own else { continue }
            ineffective.append(Ineffective(own: item, inherited: inherited))
          } else {
            composer.copy(item)
            if let text { added.append((text, item)) }
          }
        }
        known.merge(added) { first, _ in first }
      }
    }
  }

  /// Adds the worker pools of all lists, those of one name merged; inherited ones first.
  mutating func pools(_ layers: Layers, into composer: inout TreeComposer) {
    let lists = layers.after { $0.isSequence }
    guard let top = lists.nearest else { return }
    if let replaced = layers.without(lists) { composer.note(replaced.asOverrides()) }
    composer.sequence(at: top.value.range) { composer in
      for slot in Merge.pools(of: lists) {
        if slot.top == nil, let item = slot.nearest {
          composer.copy(item.value)
        } else {
          value(slot, .pool, into: &composer)
        }
      }
    }
  }

  /// The layers of every pool.
  ///
  /// A pool without a name, and a second one of a name in one list, is kept as it is.
  private static func pools(of lists: Layers) -> [Layers] {
    var slots: [Layers] = []
    var known: [String: Int] = [:]
    for level in Layer.Level.allCases {
      guard let list = lists[level]?.value else { continue }
      for item in list.items {
        let name = item[.name]?.string
        if let name, let place = known[name], slots[place][level] == nil {
          slots[place][level] = Layer(item)
        } else {
          if let name, known[name] == nil { known[name] = slots.count }
          slots.append(Layers(level, Layer(item)))
        }
      }
    }
    return slots
  }
}
