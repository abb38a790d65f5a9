import Platform
import SourceText
import YAMLSyntax

/// How lists merge: those of a role are united, worker pools meet by name.
extension Merge {
  /// Adds the items of all lists, inherited ones first, none that an inherited list has already.
  func unitedList(_ layers: Layers, into sheet: inout ObjectSheet) {
    let lists = layers.after { $0.isSequence }
    guard let top = lists.nearest else { return }
    if let replaced = layers.without(lists) { sheet.note(replaced, of: trees) }
    sheet.sequence(at: trees.range(of: top)) { sheet in
      var known = KnownLayers(trees)
      var items: [Layer] = []
      for level in Layer.Level.allCases {
        guard let list = lists[level] else { continue }
        let inherited = items.count
        let isLast = level == top.level
        trees.forEachItem(of: list) { item in
          let isText = trees.isString(item)
          if isText, inherited > 0, let place = known.number(of: level, item.index) {
            guard level == .own else { return }
            let (own, inherited) = (trees.node(of: item), trees.node(of: items[place]))
            sheet.ineffective.append(Ineffective(own: own, inherited: inherited))
          } else {
            sheet.copy(item, of: trees)
            if isText, !isLast { items.append(item) }
          }
        }
        for place in inherited..<items.count {
          let index = items[place].index
          if known.number(of: level, index) == nil { known.add(level, index, as: place) }
        }
      }
    }
  }

  /// Adds the worker pools of all lists, those of one name merged; inherited ones first.
  func pools(_ layers: Layers, into sheet: inout ObjectSheet) {
    let lists = layers.after { $0.isSequence }
    guard let top = lists.nearest else { return }
    if let replaced = layers.without(lists) { sheet.note(replaced, of: trees) }
    sheet.sequence(at: trees.range(of: top)) { sheet in
      for slot in pools(of: lists) {
        if slot.top == nil, let item = slot.nearest {
          sheet.copy(item, of: trees)
        } else {
          value(slot, .pool, into: &sheet)
        }
      }
    }
  }

  /// The layers of every pool.
  ///
  /// A pool without a name, and a second one of a name in one list, is kept as it is.
  private func pools(of lists: Layers) -> [Layers] {
    var slots: [Layers] = []
    var known = KnownLayers(trees)
    for level in Layer.Level.allCases {
      guard let list = lists[level] else { continue }
      trees.forEachItem(of: list) { item in
        let name = trees.child(.name, of: item).flatMap { trees.isString($0) ? $0 : nil }
        let place = name.flatMap { known.number(of: level, $0.index) }
        if let place, slots[place][level] == nil {
          slots[place].set(item)
        } else {
          if let name, place == nil { known.add(level, name.index, as: slots.count) }
          slots.append(Layers(item))
        }
      }
    }
    return slots
  }
}
