import Platform
import SourceText
import YAMLSyntax

/// One of the values that a field gets from the places it is inherited from, or from its own.
struct Layer {
  /// Where a value stands; a later one wins.
  enum Level: Int, CaseIterable {
    case base
    case defaults
    case own
  }

  private let tree: Tree
  /// The key's node, or -1 where the value is written under none.
  private let keyIndex: Int32
  private let valueIndex: Int32

  init(_ entry: Node.Entry) {
    tree = entry.value.tree
    keyIndex = Int32(entry.key.index)
    valueIndex = Int32(entry.value.index)
  }

  /// A value without a key.
  init(_ value: Node) {
    tree = value.tree
    keyIndex = -1
    valueIndex = Int32(value.index)
  }

  var key: Node? { keyIndex < 0 ? nil : tree.node(at: Int(keyIndex)) }
  var value: Node { tree.node(at: Int(valueIndex)) }

  /// The interned name of the key.
  var keyID: KeyID { key?.key ?? .unknown }

  /// The value as one that was replaced, after which come those it replaced itself.
  ///
  /// - Parameter key: the field's name, where nothing stands in the value's place.
  fileprivate func overrides(key: String?) -> [Override] {
    let value = value
    guard !value.isNull, !value.isPoison else { return [] }
    let replaced =
      [Override(text: value.oneLine, location: value.range)]
      + value.overridden.filter { !$0.isRemoval }
    guard let key else { return replaced }
    return replaced.map {
      Override(text: "\(key): \($0.text)", location: $0.location, isRemoval: true)
    }
  }
}

/// The values of one field, at most one of each level; the nearest wins.
struct Layers {
  private var base: Layer?
  private var defaults: Layer?
  private var own: Layer?

  init() {}

  init(_ level: Layer.Level, _ layer: Layer) {
    self[level] = layer
  }

  subscript(level: Layer.Level) -> Layer? {
    get {
      switch level {
      case .base: base
      case .defaults: defaults
      case .own: own
      }
    }
    set {
      switch level {
      case .base: base = newValue
      case .defaults: defaults = newValue
      case .own: own = newValue
      }
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
    guard let nearest, !nearest.value.isNull else { return nil }
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

  /// What the winning layer replaces or removes, nearest first.
  var overrides: [Override] { below.asOverrides() }

  /// These layers as values that were replaced, nearest first.
  ///
  /// - Parameter key: the field's name, where it is gone with its value.
  func asOverrides(key: String? = nil) -> [Override] {
    guard !isEmpty else { return [] }
    let all = [own, defaults, base].flatMap { $0?.overrides(key: key) ?? [] }
    return all.count > Layers.historyLimit ? Array(all.prefix(Layers.historyLimit)) : all
  }

  /// How many replaced values are remembered of one field; the nearest ones.
  private static let historyLimit = 32

  // MARK: Parts

  /// The layers nearer than the last that is not of a kind.
  func after(lastNot kind: (Node) -> Bool) -> Layers {
    var layers = self
    if let own, !kind(own.value) { return Layers() }
    if let defaults, !kind(defaults.value) {
      layers.defaults = nil
      layers.base = nil
    } else if let base, !kind(base.value) {
      layers.base = nil
    }
    return layers
  }

  /// The layers of a kind.
  func only(_ kind: (Node) -> Bool) -> Layers {
    var layers = self
    if let own, !kind(own.value) { layers.own = nil }
    if let defaults, !kind(defaults.value) { layers.defaults = nil }
    if let base, !kind(base.value) { layers.base = nil }
    return layers
  }

  /// The nearest value of a kind.
  func last(where kind: (Node) -> Bool) -> Node? { only(kind).nearest?.value }

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

  /// The layers of a field of these mappings.
  func child(_ field: Field) -> Layers {
    let mappings = mappings
    var child = Layers()
    child.base = mappings.base?.value.entry(field).map { Layer($0) }
    child.defaults = mappings.defaults?.value.entry(field).map { Layer($0) }
    child.own = mappings.own?.value.entry(field).map { Layer($0) }
    return child
  }

  /// The winning value as a text; nil where there is none.
  var leaf: Leaf? {
    top.map { Leaf($0.value, replacing: overrides) }
  }
}
