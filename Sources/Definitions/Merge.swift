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
  var ineffective: [Ineffective] = []

  /// Adds the merged value; the layers must have a top.
  mutating func value(_ layers: Layers, _ rule: Rule, into composer: inout TreeComposer) {
    guard let top = layers.top else { return }
    let value = top.value
    if layers.isSingle {
      single(value, isOwn: layers.isOwn, rule, into: &composer)
    } else if value.isMapping {
      mapping(layers, rule, into: &composer)
    } else if value.isSequence, rule == .unitedList {
      unitedList(layers, into: &composer)
    } else if value.isSequence, rule == .pools {
      pools(layers, into: &composer)
    } else {
      compare(layers)
      composer.copy(value, replacing: layers.overrides)
    }
  }

  /// Notes an own value that equals the inherited one.
  mutating func compare(_ layers: Layers) {
    guard layers.isOwn, let own = layers[.own]?.value else { return }
    let inherited = layers.below.top?.value
    if own.isNull {
      if inherited == nil { compare(unmatched: own) }
    } else if let inherited, own.hasSameValue(as: inherited) {
      ineffective.append(Ineffective(own: own, inherited: inherited))
    }
  }

  /// Notes an own `null` that finds nothing to remove.
  private mutating func compare(unmatched null: Node) {
    guard unknownAt == nil else { return }
    ineffective.append(Ineffective(own: null, inherited: nil))
  }

  // MARK: One layer

  /// Adds a value that meets no other: all of it but what is `null` in a mapping.
  private mutating func single(
    _ value: Node, isOwn: Bool, _ rule: Rule, into composer: inout TreeComposer
  ) {
    if unknownAt == nil, !value.holdsNull {
      composer.copy(value)
    } else if value.isSequence, rule == .pools {
      composer.note(value.overridden)
      composer.sequence(at: value.range) { composer in
        for item in value.items { single(item, isOwn: isOwn, .pool, into: &composer) }
      }
    } else if value.isMapping {
      composer.note(value.overridden)
      composer.mapping(at: value.range) { composer in
        for entry in value.entries {
          guard !entry.value.isNull else {
            if isOwn { compare(unmatched: entry.value) }
            continue
          }
          composer.copy(entry.key)
          single(entry.value, isOwn: isOwn, rule.child(entry.key.key), into: &composer)
        }
        addUnknown(rule, into: &composer) { value.entry($0) != nil }
      }
    } else {
      composer.copy(value)
    }
  }

  /// Adds poison for what is expected and not there, if there is something that cannot be known.
  private func addUnknown(
    _ rule: Rule, into composer: inout TreeComposer, unless isThere: (Field) -> Bool
  ) {
    guard let unknownAt else { return }
    for field in rule.expected where !isThere(field) {
      composer.key(field, at: unknownAt)
      composer.poison(at: unknownAt)
    }
  }

  // MARK: Mappings

  private mutating func mapping(
    _ layers: Layers, _ rule: Rule, into composer: inout TreeComposer
  ) {
    let mappings = layers.mappings
    guard let top = mappings.nearest else { return }
    if let replaced = layers.without(mappings) { composer.note(replaced.asOverrides()) }
    let index = composer.nextIndex
    let slots = Merge.slots(of: mappings)
    composer.mapping(at: top.value.range) { composer in
      fields(slots, rule, of: index, into: &composer)
    }
    composer.note(Merge.removals(in: mappings, without: slots), on: index)
  }

  /// Adds the fields of a merged mapping; what was removed is noted on that mapping.
  mutating func fields(
    _ slots: [Layers], _ rule: Rule, of mapping: Int, into composer: inout TreeComposer
  ) {
    for slot in slots {
      guard let nearest = slot.nearest, let key = nearest.key else { continue }
      if rule == .pool, key.key == Field.name.id {
        composer.copy(key)
        composer.copy(nearest.value)
      } else {
        field(slot, rule.child(key.key), of: mapping, into: &composer)
      }
    }
    addUnknown(rule, into: &composer) { field in
      slots.contains { $0.nearest?.keyID == field.id }
    }
  }

  /// Adds a field with its key, or notes on the mapping it would stand in that it was removed.
  mutating func field(
    _ slot: Layers, _ rule: Rule, of mapping: Int, into composer: inout TreeComposer
  ) {
    guard let key = slot.nearest?.key else { return }
    guard slot.top != nil else {
      compare(slot)
      let name = FieldPath.key(key.text)
      return composer.note(slot.below.asOverrides(key: name), on: mapping)
    }
    composer.copy(key)
    value(slot, rule, into: &composer)
  }

  /// The layers of every key of merging mappings: the inherited keys in their order, then new ones.
  ///
  /// Of a key that stands twice in a mapping the last wins, as it does for kubectl.
  static func slots(of mappings: Layers) -> [Layers] {
    var slots: [Layers] = []
    var places = KeyPlaces()
    for level in Layer.Level.allCases {
      guard let mapping = mappings[level]?.value else { continue }
      for entry in mapping.entries {
        if let place = places.place(of: entry.key) {
          slots[place][level] = Layer(entry)
        } else {
          slots.append(Layers(level, Layer(entry)))
        }
      }
    }
    return slots
  }

  /// What the merging mappings have removed themselves and none of them has again.
  private static func removals(in mappings: Layers, without slots: [Layers]) -> [Override] {
    let removals = Layer.Level.allCases.reversed().flatMap { level in
      mappings[level]?.value.overridden.filter(\.isRemoval) ?? []
    }
    guard !removals.isEmpty else { return [] }
    let present = slots.compactMap { $0.nearest?.key.map { FieldPath.key($0.text) + ":" } }
    return removals.filter { removal in !present.contains { removal.text.hasPrefix($0) } }
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
