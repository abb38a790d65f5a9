import Platform
import SourceText
import YAMLSyntax

/// Merges the layers of a field: mappings key by key, scalars and lists replaced, `null` removing what
/// was inherited; the lists of a role united, worker pools merged by name.
struct Merge {
  /// How the values of a field come together.
  enum Rule {
    case plain
    /// The mapping of roles, whose lists are united.
    case roles
    case unitedList
    /// The mapping of a compute configuration.
    case compute
    case controlPlane
    case pools
    case pool
    case gpu
    case edge
    case overlay
  }

  /// A value of a definition's own that changes nothing.
  struct Ineffective {
    let own: Node
    /// What is inherited just so; nil where `null` removes what is not there.
    let inherited: Node?
  }

  /// Where required fields of a compute configuration that are not there may be in a part that cannot
  /// be known, and so become poison; nil where all is known.
  var unknownAt: SourceRange?
  private(set) var ineffective: [Ineffective] = []

  /// Adds the merged value; the layers must have a top.
  mutating func value(_ layers: [Layer], _ rule: Rule, into composer: inout TreeComposer) {
    guard let top = layers.top else { return }
    if top.value.isMapping {
      mapping(layers, rule, into: &composer)
    } else if top.value.isSequence, rule == .unitedList {
      unitedList(layers, into: &composer)
    } else if top.value.isSequence, rule == .pools {
      pools(layers, into: &composer)
    } else {
      compare(layers)
      composer.copy(top.value, replacing: layers.overrides)
    }
  }

  /// Notes an own value that equals the inherited one.
  mutating func compare(_ layers: [Layer]) {
    guard let own = layers.last, own.level == .own else { return }
    let inherited = layers.inherited?.value
    if own.value.isNull {
      if inherited == nil, unknownAt == nil {
        ineffective.append(Ineffective(own: own.value, inherited: nil))
      }
    } else if let inherited, own.value.hasSameValue(as: inherited) {
      ineffective.append(Ineffective(own: own.value, inherited: inherited))
    }
  }

  // MARK: Mappings

  private mutating func mapping(
    _ layers: [Layer], _ rule: Rule, into composer: inout TreeComposer
  ) {
    let mappings = layers.mappings
    guard let top = mappings.last else { return }
    composer.note(Layer.overrides(of: layers[..<mappings.startIndex]))
    let index = composer.nextIndex
    composer.mapping(at: top.value.range) { composer in
      fields(Merge.slots(of: mappings), rule, of: index, into: &composer)
    }
  }

  /// Adds the fields of a merged mapping; what was removed is noted on that mapping.
  mutating func fields(
    _ slots: [[Layer]], _ rule: Rule, of mapping: Int, into composer: inout TreeComposer
  ) {
    for slot in slots {
      if rule == .pool, let last = slot.last, let key = last.key, key.key == Field.name.id {
        composer.copy(key)
        composer.copy(last.value)
      } else {
        field(
          slot, slot.last?.key.map { rule.child($0.key) } ?? .plain, of: mapping, into: &composer)
      }
    }
    guard let unknownAt else { return }
    for field in rule.expected where !slots.contains(where: { $0.last?.key?.key == field.id }) {
      composer.key(field, at: unknownAt)
      composer.poison(at: unknownAt)
    }
  }

  /// Adds a field with its key, or notes on the mapping it would stand in that it was removed.
  mutating func field(
    _ slot: [Layer], _ rule: Rule, of mapping: Int, into composer: inout TreeComposer
  ) {
    guard let key = slot.last?.key else { return }
    guard slot.top != nil else {
      compare(slot)
      let name = FieldPath.key(key.text)
      return composer.note(Layer.overrides(of: slot.dropLast(), key: name), on: mapping)
    }
    composer.copy(key)
    value(slot, rule, into: &composer)
  }

  /// The layers of every key of merging mappings: the inherited keys in their order, then new ones.
  static func slots(of mappings: ArraySlice<Layer>) -> [[Layer]] {
    var slots: [[Layer]] = []
    var index: [String: Int] = [:]
    for layer in mappings {
      for entry in layer.value.entries {
        let new = Layer(layer.level, entry)
        let name = entry.key.text
        guard let place = index[name] else {
          index[name] = slots.count
          slots.append([new])
          continue
        }
        if slots[place].last?.level == layer.level {
          // Of a key that stands twice in a mapping the last wins, as it does for kubectl.
          slots[place][slots[place].count - 1] = new
        } else {
          slots[place].append(new)
        }
      }
    }
    return slots
  }

  // MARK: Lists

  /// Adds the items of all lists, inherited ones first, none that an inherited list has already.
  private mutating func unitedList(_ layers: [Layer], into composer: inout TreeComposer) {
    let lists = layers[(layers.lastIndex { !$0.value.isSequence } ?? -1) + 1..<layers.endIndex]
    guard let top = lists.last else { return }
    composer.note(layers.overrides)
    composer.sequence(at: top.value.range) { composer in
      var known: [String: Node] = [:]
      for list in lists {
        var added: [(String, Node)] = []
        for item in list.value.items {
          if let text = item.string, let inherited = known[text] {
            guard list.level == .own else { continue }
            ineffective.append(Ineffective(own: item, inherited: inherited))
          } else {
            composer.copy(item)
            if let text = item.string { added.append((text, item)) }
          }
        }
        known.merge(added) { first, _ in first }
      }
    }
  }

  /// Adds the worker pools of all lists, those of one name merged; inherited ones first.
  private mutating func pools(_ layers: [Layer], into composer: inout TreeComposer) {
    let lists = layers[(layers.lastIndex { !$0.value.isSequence } ?? -1) + 1..<layers.endIndex]
    guard let top = lists.last else { return }
    composer.note(layers.overrides)
    composer.sequence(at: top.value.range) { composer in
      for slot in Merge.pools(of: lists) {
        if slot.top == nil, let item = slot.last {
          composer.copy(item.value)
        } else {
          value(slot, .pool, into: &composer)
        }
      }
    }
  }

  /// The layers of every pool.
  ///
  /// A pool without a name, and a second one of a name in one list, is kept
  /// as it is.
  private static func pools(of lists: ArraySlice<Layer>) -> [[Layer]] {
    var slots: [[Layer]] = []
    var known: [String: Int] = [:]
    for list in lists {
      var taken: Set<String> = []
      for item in list.value.items {
        let new = Layer(list.level, key: nil, value: item)
        guard let name = item[.name]?.string, taken.insert(name).inserted else {
          slots.append([new])
          continue
        }
        if let place = known[name] {
          slots[place].append(new)
        } else {
          known[name] = slots.count
          slots.append([new])
        }
      }
    }
    return slots
  }
}

extension Merge.Rule {
  /// The rule of a field of a mapping.
  fileprivate func child(_ key: KeyID) -> Merge.Rule {
    switch self {
    case .roles: .unitedList
    case .compute:
      switch key {
      case Field.workerPools.id: .pools
      case Field.controlPlanePool.id: .controlPlane
      case Field.edge.id: .edge
      default: .plain
      }
    case .pool: key == Field.gpu.id ? .gpu : .plain
    case .edge: key == Field.networkOverlayConfig.id ? .overlay : .plain
    case .plain, .unitedList, .controlPlane, .pools, .gpu, .overlay: .plain
    }
  }

  /// The fields whose absence would be told, or told from, if the whole were known.
  fileprivate var expected: [Field] {
    switch self {
    case .roles: Project.roles
    case .compute: [.controlPlanePool, .workerPools]
    case .controlPlane: [.nodeCount, .singleNodeCluster, .workerNodeEligible, .taints]
    case .pool: [.gpu, .taints]
    case .gpu: [.family]
    case .overlay: [.enabled, .cidr]
    case .plain, .unitedList, .pools, .edge: []
    }
  }
}
