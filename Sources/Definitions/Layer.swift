import YAMLSyntax

/// One of the values that a field gets from the places it is inherited from, or from its own: where it
/// stands in the tree of its level, and what is asked of it most.
struct Layer {
  /// Where a value stands; a later one wins.
  enum Level: UInt8, CaseIterable {
    case base
    case defaults
    case own
  }

  let level: Level
  let kind: NodeKind
  let isNull: Bool
  /// The interned name of the key.
  let keyID: KeyID
  /// The key's index in the tree, or -1 where the value is written under none.
  private let key: Int32
  private let place: Int32

  init(_ level: Level, key: Int? = nil, value: Int, in tree: Tree) {
    self.level = level
    kind = tree.kind(at: value)
    isNull = kind == .scalar && tree.isNull(at: value)
    keyID = key.map { tree.key(at: $0) } ?? .unknown
    self.key = Int32(truncatingIfNeeded: key ?? -1)
    place = Int32(truncatingIfNeeded: value)
  }

  /// The value's index in the tree.
  var index: Int { Int(place) }
  /// The key's index in the tree; nil where the value is written under none.
  var keyIndex: Int? { key < 0 ? nil : Int(key) }

  var isMapping: Bool { kind == .mapping }
  var isSequence: Bool { kind == .sequence }
  var isScalar: Bool { kind == .scalar }
  var isPoison: Bool { kind == .poison }
}

/// The values of one field, at most one of each level; the nearest wins.
struct Layers {
  private var base: Layer?
  private var defaults: Layer?
  private var own: Layer?

  init() {}

  init(_ layer: Layer) {
    set(layer)
  }

  subscript(level: Layer.Level) -> Layer? {
    switch level {
    case .base: base
    case .defaults: defaults
    case .own: own
    }
  }

  /// Puts a value in the place of its level.
  mutating func set(_ layer: Layer) {
    switch layer.level {
    case .base: base = layer
    case .defaults: defaults = layer
    case .own: own = layer
    }
  }

  var isEmpty: Bool { base == nil && defaults == nil && own == nil }
  var isSingle: Bool {
    own == nil ? defaults == nil || base == nil : defaults == nil && base == nil
  }

  /// The winning layer, which may say `null` to remove the field.
  var nearest: Layer? { own ?? defaults ?? base }

  /// The winning layer; nil where there is none or where it says `null`.
  var top: Layer? {
    guard let nearest, !nearest.isNull else { return nil }
    return nearest
  }

  /// Whether the nearest layer is a Project's own.
  var isOwn: Bool { own != nil }

  /// All but the winning layer.
  var below: Layers {
    var below = self
    if own != nil {
      below.own = nil
    } else if defaults != nil {
      below.defaults = nil
    } else {
      below.base = nil
    }
    return below
  }

  // MARK: Parts

  /// The layers nearer than the last that is not of a kind.
  func after(lastNot kind: (Layer) -> Bool) -> Layers {
    var layers = self
    if let own, !kind(own) { return Layers() }
    if let defaults, !kind(defaults) {
      layers.defaults = nil
      layers.base = nil
    } else if let base, !kind(base) {
      layers.base = nil
    }
    return layers
  }

  /// The layers of a kind.
  func only(_ kind: (Layer) -> Bool) -> Layers {
    var layers = self
    if let own, !kind(own) { layers.own = nil }
    if let defaults, !kind(defaults) { layers.defaults = nil }
    if let base, !kind(base) { layers.base = nil }
    return layers
  }

  /// The nearest layer of a kind.
  func last(where kind: (Layer) -> Bool) -> Layer? { only(kind).nearest }

  /// The layers that are not among others; nil where all are.
  func without(_ others: Layers) -> Layers? {
    var layers = self
    if others.own != nil { layers.own = nil }
    if others.defaults != nil { layers.defaults = nil }
    if others.base != nil { layers.base = nil }
    return layers.isEmpty ? nil : layers
  }

  /// The mappings that merge: those after the last value that is none.
  var mappings: Layers { after { $0.isMapping } }
}
