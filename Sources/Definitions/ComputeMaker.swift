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
  private(set) var ineffective: [Merge.Ineffective] = []
  /// The `metadata` of the base.
  private var base: Node?
  /// The base's name in each layer that has one.
  private let froms: Layers
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
    self.maker = maker
    self.layers = layers
    froms = ComputeMaker.froms(in: layers)
    ref = layers.ref
    let from = froms.leaf
    let isKnown = from?.text.map { !bases.isUnknown($0) } ?? false
    name = (isKnown ? from : nil) ?? maker.definition.nameLeaf
    keyRange = layers.nearest?.key?.range ?? maker.blame
    range = layers.top.map(\.value.range) ?? maker.blame
    let poison = layers.last(where: \.isPoison) ?? froms.nearest?.value
    // A null takes away whatever is inherited, known or not.
    let isCleared = layers[.own]?.value.isNull == true
    self.unknownAt = isCleared ? nil : unknownAt
    if let poison, poison.isPoison { self.unknownAt = poison.range }
  }

  private static func froms(in layers: Layers) -> Layers {
    let making = layers.making.after { !$0.isNull }
    var froms = Layers()
    for level in Layer.Level.allCases {
      guard let layer = making[level] else { continue }
      let value = layer.value
      if value.isMapping {
        froms[level] = value.entry(.from).map { Layer($0) }
      } else if value.isScalar {
        froms[level] = layer
      }
    }
    return froms
  }

  // MARK: The object

  /// Adds the ComputeConfig, unless there is one that is referred to.
  mutating func makeComputeConfig(in sheet: inout ObjectSheet, bases: inout BaseTable) {
    guard ref == nil, name.text != nil else { return }
    let content = content(bases: &bases)
    var merge = Merge()
    merge.compare(froms)
    merge.unknownAt = unknownAt
    let slots = Merge.slots(of: content.mappings)
    let edge = slots.filter { $0.nearest?.keyID == Field.edge.id }
    let rest = slots.filter { slot in
      ![Field.edge, .from, .ref].contains { $0.id == slot.nearest?.keyID }
    }
    let mapping = (content[.own] ?? content[.defaults])?.value.range ?? range
    let namespace = maker.definition.nameLeaf
    maker.object(.computeConfig, name: name, namespace: namespace, base: base, to: &sheet) {
      composer in
      composer.key(.spec, at: keyRange)
      composer.mapping(at: mapping) { composer in
        composer.key(.paletteClusterConfig, at: keyRange)
        let cluster = composer.nextIndex
        composer.mapping(at: mapping) { composer in
          composer.key(.defaults, at: keyRange)
          let index = composer.nextIndex
          composer.note(layers.top == nil ? layers.overrides : [])
          composer.mapping(at: mapping) { composer in
            merge.fields(rest, .compute, of: index, into: &composer)
          }
          for slot in edge { merge.field(slot, .edge, of: cluster, into: &composer) }
        }
      }
    }
    ineffective += merge.ineffective
  }

  /// The mappings that merge: what the base comes to, then what is written.
  private mutating func content(bases: inout BaseTable) -> Layers {
    var content = layers.making.after { !$0.isNull }.only { $0.isMapping }
    guard let from = froms.top?.value, let name = from.string else { return content }
    guard let place = bases.place(of: name) else {
      unknownAt = from.range
      return content
    }
    base = bases.entries[place].definition.metadata
    content[.base] = bases.merged(place).map { Layer($0) }
    if bases.entries[place].isIncomplete { unknownAt = from.range }
    return content
  }
}
