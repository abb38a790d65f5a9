import Platform
import SourceText
import YAMLSyntax

/// Compiles the `computeConfig` of a Project: to a ComputeConfig that starts from a base, or to a
/// reference to one.
struct ComputeMaker {
  let maker: ObjectMaker
  /// The values of `computeConfig`, inherited ones first.
  let layers: Layers
  /// Where something that is inherited cannot be known; nil where all is.
  private(set) var unknownAt: SourceRange?
  /// The `metadata` of the base.
  private var base: Node?
  /// The base's name in each layer that has one.
  private let froms: Layers
  /// The place of the base among all; nil where there is none of that name.
  private let basePlace: Int?
  /// The layers of `ref`, where that is what counts; else nil.
  let ref: Layers?
  /// The name of the ComputeConfig that is made: that of its base, where there is one, else the
  /// Project's.
  let name: Leaf
  /// The characters of the key `computeConfig`.
  let keyRange: SourceRange
  /// The characters of its value.
  private let range: SourceRange

  init(maker: ObjectMaker, layers: Layers, unknownAt: SourceRange?, bases: BaseTable) {
    let trees = maker.trees
    self.maker = maker
    self.layers = layers
    froms = trees.froms(of: layers)
    ref = trees.ref(of: layers)
    let from = froms.top.flatMap { trees.isString($0) ? $0 : nil }
    basePlace = from.flatMap { bases.place(of: $0, in: trees) }
    let isKnown = from != nil && (basePlace != nil || bases.hasNameless)
    name = (isKnown ? trees.leaf(froms) : nil) ?? maker.definition.nameLeaf
    keyRange = layers.nearest.flatMap { trees.keyRange(of: $0) } ?? maker.blame
    range = layers.top.map { trees.range(of: $0) } ?? maker.blame
    let poison = layers.last(where: \.isPoison) ?? froms.nearest
    // A null takes away whatever is inherited, known or not.
    let isCleared = layers[.own]?.isNull == true
    self.unknownAt = isCleared ? nil : unknownAt
    if let poison, poison.isPoison { self.unknownAt = trees.range(of: poison) }
  }

  // MARK: The object

  /// Adds the ComputeConfig, unless there is one that is referred to.
  mutating func makeComputeConfig(in sheet: inout ObjectSheet, bases: BaseTable) {
    guard ref == nil, name.isKnown else { return }
    let (content, trees) = content(bases: bases)
    let merge = Merge(trees: trees, unknownAt: unknownAt)
    Merge(trees: trees).compare(froms, in: &sheet)
    let slots = merge.slots(of: content.mappings)
    let mapping = (content[.own] ?? content[.defaults]).map { trees.range(of: $0) } ?? range
    let namespace = maker.definition.nameLeaf
    maker.object(.computeConfig, name: name, namespace: namespace, base: base, to: &sheet) {
      sheet in
      sheet.key(.spec, at: keyRange)
      sheet.mapping(at: mapping) { sheet in
        sheet.key(.paletteClusterConfig, at: keyRange)
        let cluster = sheet.nextIndex
        sheet.mapping(at: mapping) { sheet in
          sheet.key(.defaults, at: keyRange)
          let index = sheet.nextIndex
          if layers.top == nil { sheet.note(layers.below, of: trees) }
          sheet.mapping(at: mapping) { sheet in
            merge.fields(slots, .compute, of: index, unless: { $0.standsApart }, into: &sheet)
          }
          for slot in slots where slot.field == .edge {
            merge.field(slot, .edge, of: cluster, into: &sheet)
          }
        }
      }
    }
  }

  /// The mappings that merge: what the base comes to, then what is written.
  private mutating func content(bases: BaseTable) -> (Layers, LayerTrees) {
    let trees = maker.trees
    var content = trees.making(of: layers).after { !$0.isNull }.only { $0.isMapping }
    guard let from = froms.top, trees.isString(from) else { return (content, trees) }
    guard let place = basePlace else {
      unknownAt = trees.range(of: from)
      return (content, trees)
    }
    let entry = bases.entries[place]
    base = entry.definition.metadata
    if entry.isIncomplete { unknownAt = trees.range(of: from) }
    guard let merged = entry.merged else { return (content, trees) }
    content.set(Layer(.base, value: merged.index, in: merged.tree))
    return (content, LayerTrees(base: merged.tree, defaults: trees.defaults, own: trees.own))
  }
}

extension LayerTrees {
  /// The name of the base in each layer that has one.
  fileprivate func froms(of layers: Layers) -> Layers {
    let making = making(of: layers).after { !$0.isNull }
    var froms = Layers()
    for level in Layer.Level.allCases {
      guard let layer = making[level] else { continue }
      if layer.isScalar {
        froms.set(layer)
      } else if let from = child(.from, of: layer) {
        froms.set(from)
      }
    }
    return froms
  }
}

extension Layers {
  /// Whether the values are none of the defaults of a cluster.
  fileprivate var standsApart: Bool { field == .edge || field == .from || field == .ref }

  /// The field whose values these are; nil for a key that is none.
  fileprivate var field: Field? { nearest.flatMap { Field(rawValue: $0.keyID.rawValue) } }
}
