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

  let trees: LayerTrees
  /// Where required fields of a compute configuration that are not there may be in a part that cannot
  /// be known, and so become poison; nil where all is known.
  var unknownAt: SourceRange?

  /// Adds the merged value; the layers must have a top.
  func value(_ layers: Layers, _ rule: Rule, into sheet: inout ObjectSheet) {
    guard let top = layers.top else { return }
    if layers.isSingle {
      single(top, rule, into: &sheet)
    } else if top.isMapping {
      mapping(layers, rule, into: &sheet)
    } else if top.isSequence, rule == .unitedList {
      unitedList(layers, into: &sheet)
    } else if top.isSequence, rule == .pools {
      pools(layers, into: &sheet)
    } else {
      compare(layers, in: &sheet)
      sheet.note(layers.below, of: trees)
      sheet.copy(top, of: trees)
    }
  }

  /// Notes an own value that equals the inherited one.
  func compare(_ layers: Layers, in sheet: inout ObjectSheet) {
    guard let own = layers[.own] else { return }
    let inherited = layers.below.top
    if own.isNull {
      if inherited == nil { compare(unmatched: own, in: &sheet) }
    } else if let inherited, own.kind == inherited.kind {
      let (own, inherited) = (trees.node(of: own), trees.node(of: inherited))
      guard own.hasSameValue(as: inherited) else { return }
      sheet.ineffective.append(Ineffective(own: own, inherited: inherited))
    }
  }

  /// Notes an own `null` that finds nothing to remove.
  private func compare(unmatched null: Layer, in sheet: inout ObjectSheet) {
    guard unknownAt == nil else { return }
    sheet.ineffective.append(Ineffective(own: trees.node(of: null), inherited: nil))
  }

  // MARK: One layer

  /// Adds a value that meets no other: all of it but what is `null` in a mapping.
  private func single(_ value: Layer, _ rule: Rule, into sheet: inout ObjectSheet) {
    if staysWhole(value) {
      sheet.copy(value, of: trees)
    } else if value.isSequence, rule == .pools {
      sheet.noteReplacements(of: value, of: trees)
      sheet.sequence(at: trees.range(of: value)) { sheet in
        trees.forEachItem(of: value) { single($0, .pool, into: &sheet) }
      }
    } else if value.isMapping {
      sheet.noteReplacements(of: value, of: trees)
      sheet.mapping(at: trees.range(of: value)) { sheet in
        trees.forEachEntry(of: value) { entry in
          guard !entry.isNull else {
            if entry.level == .own { compare(unmatched: entry, in: &sheet) }
            return
          }
          sheet.copyKey(of: entry, of: trees)
          single(entry, rule.child(entry.keyID), into: &sheet)
        }
        addUnknown(rule, into: &sheet) { trees.child($0, of: value) != nil }
      }
    } else {
      sheet.copy(value, of: trees)
    }
  }

  /// Whether a value that meets no other is copied as it stands.
  private func staysWhole(_ value: Layer) -> Bool {
    value.isScalar || unknownAt == nil && !trees.holdsNull(value)
  }

  /// Adds poison for what is expected and not there, if there is something that cannot be known.
  private func addUnknown(
    _ rule: Rule, into sheet: inout ObjectSheet, unless isThere: (Field) -> Bool
  ) {
    guard let unknownAt else { return }
    for field in rule.expected where !isThere(field) {
      sheet.key(field, at: unknownAt)
      sheet.poison(at: unknownAt)
    }
  }

  // MARK: Mappings

  private func mapping(_ layers: Layers, _ rule: Rule, into sheet: inout ObjectSheet) {
    let mappings = layers.mappings
    guard let top = mappings.nearest else { return }
    if let replaced = layers.without(mappings) { sheet.note(replaced, of: trees) }
    let index = sheet.nextIndex
    let slots = slots(of: mappings)
    sheet.mapping(at: trees.range(of: top)) { sheet in
      fields(slots, rule, of: index, into: &sheet)
    }
    noteRemovals(in: mappings, without: slots, on: index, in: &sheet)
  }

  /// Adds the fields of a merged mapping; what was removed is noted on that mapping.
  func fields(
    _ slots: [Layers], _ rule: Rule, of mapping: Int,
    unless isLeftOut: (Layers) -> Bool = { _ in false }, into sheet: inout ObjectSheet
  ) {
    var neighbours = Neighbours(trees)
    for slot in slots {
      guard let nearest = slot.nearest, !isLeftOut(slot) else { continue }
      let isPoolName = rule == .pool && nearest.keyID == Field.name.id
      if isPoolName || slot.isSingle && !nearest.isNull && staysWhole(nearest) {
        neighbours.add(nearest, to: &sheet)
      } else {
        neighbours.copy(into: &sheet)
        field(slot, rule.child(nearest.keyID), of: mapping, into: &sheet)
      }
    }
    neighbours.copy(into: &sheet)
    addUnknown(rule, into: &sheet) { field in
      slots.contains { $0.nearest?.keyID == field.id && !isLeftOut($0) }
    }
  }

  /// Entries that stand side by side in a tree and stay as they are: they are copied together.
  private struct Neighbours {
    private let trees: LayerTrees
    private var level = Layer.Level.own
    private var indices = 0..<0

    init(_ trees: LayerTrees) {
      self.trees = trees
    }

    /// Takes an entry after those that were taken before, which are copied if it is no neighbour of
    /// theirs.
    mutating func add(_ entry: Layer, to sheet: inout ObjectSheet) {
      let added = trees.indices(ofEntry: entry)
      if entry.level != level || added.lowerBound != indices.upperBound {
        copy(into: &sheet)
        level = entry.level
        indices = added.lowerBound..<added.lowerBound
      }
      indices = indices.lowerBound..<added.upperBound
    }

    /// Adds what was taken.
    mutating func copy(into sheet: inout ObjectSheet) {
      trees.read(level) { sheet.copy($0, entriesAt: indices) }
      indices = 0..<0
    }
  }

  /// Adds a field with its key, or notes on the mapping it would stand in that it was removed.
  func field(_ slot: Layers, _ rule: Rule, of mapping: Int, into sheet: inout ObjectSheet) {
    guard let nearest = slot.nearest else { return }
    guard slot.top != nil else {
      compare(slot, in: &sheet)
      let name = trees.key(of: nearest).map { FieldPath.key($0) }
      return sheet.note(slot.below, of: trees, removing: name, on: mapping)
    }
    sheet.copyKey(of: nearest, of: trees)
    value(slot, rule, into: &sheet)
  }

  /// The layers of every key of merging mappings: the inherited keys in their order, then new ones.
  ///
  /// Of a key that stands twice in a mapping the last wins, as it does for kubectl.
  func slots(of mappings: Layers) -> [Layers] {
    var slots: [Layers] = []
    slots.reserveCapacity(8)
    var others = KnownLayers(trees)
    for level in Layer.Level.allCases {
      guard let mapping = mappings[level] else { continue }
      trees.forEachEntry(of: mapping) { entry in
        let place: Int?
        if entry.keyID == .unknown {
          let key = entry.keyIndex ?? entry.index
          // A key that is a collection is the same as no other: kubectl takes none of them.
          let isScalar = trees.read(level) { $0.kind(at: key) == .scalar }
          place = isScalar ? others.number(of: level, key) : nil
          if place == nil, isScalar { others.add(level, key, as: slots.count) }
        } else {
          place = slots.firstIndex { $0.nearest?.keyID == entry.keyID }
        }
        if let place { slots[place].set(entry) } else { slots.append(Layers(entry)) }
      }
    }
    return slots
  }

  /// Notes what the merging mappings have removed themselves and none of them has again.
  private func noteRemovals(
    in mappings: Layers, without slots: [Layers], on index: Int, in sheet: inout ObjectSheet
  ) {
    for level in Layer.Level.allCases.reversed() where trees.haveReplacements(level) {
      for replacement in mappings[level].map({ trees.replacements(of: $0) }) ?? [] {
        guard let name = replacement.removedKey,
          !slots.contains(where: { slot in
            slot.nearest.flatMap { trees.key(of: $0) }.map { FieldPath.key($0) } == name
          })
        else { continue }
        sheet.note(replacement, on: index)
      }
    }
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
