import Platform
import SourceText
import YAMLSyntax

/// Compiles the `computeConfig` of a Project: to a ComputeConfig that starts from a base, or to a
/// reference to one.
struct ComputeMaker {
  let maker: ObjectMaker
  /// The values of `computeConfig`, inherited ones first.
  let layers: [Layer]
  /// Where something that is inherited cannot be known; nil where all is.
  private(set) var unknownAt: SourceRange?
  private(set) var ineffective: [Merge.Ineffective] = []
  /// The `metadata` of the base.
  private var base: Node?
  /// The base's name in each layer that has one.
  private let froms: [Layer]

  init(maker: ObjectMaker, layers: [Layer], unknownAt: SourceRange?) {
    self.maker = maker
    self.layers = layers
    froms = ComputeMaker.froms(in: layers)
    let own = layers.last { $0.level == .own }
    // A null takes away whatever is inherited, known or not.
    self.unknownAt = own?.value.isNull == true ? nil : unknownAt
    if let poison = layers.last(where: \.value.isPoison) ?? froms.last, poison.value.isPoison {
      self.unknownAt = poison.value.range
    }
  }

  /// The characters of the key `computeConfig`.
  var keyRange: SourceRange { layers.last?.key?.range ?? maker.blame }

  /// The characters of its value.
  private var range: SourceRange {
    layers.top.map(\.value.range) ?? maker.blame
  }

  /// The layers of `ref`, where that is what counts; else nil.
  var ref: [Layer]? { Layer.ref(in: layers) }

  /// The name of the ComputeConfig that is made: that of its base, else the Project's.
  var name: Leaf {
    guard let from = froms.leaf, from.text != nil else { return maker.definition.nameLeaf }
    return from
  }

  private static func froms(in layers: [Layer]) -> [Layer] {
    let making = Layer.making(layers)
    let from = making.lastIndex { $0.value.isNull }.map { $0 + 1 } ?? 0
    return making[from...].compactMap { layer in
      if layer.value.isMapping {
        return layer.value.entry(.from).map { Layer(layer.level, $0) }
      }
      return layer.value.isScalar ? layer : nil
    }
  }

  // MARK: The object

  /// The ComputeConfig; nil where none is made.
  mutating func computeConfig(bases: inout BaseTable) -> PlatformObject? {
    guard ref == nil, name.text != nil else { return nil }
    let content = content(bases: &bases)
    var merge = Merge()
    merge.compare(froms)
    merge.unknownAt = unknownAt
    let slots = Merge.slots(of: content.mappings)
    let edge = slots.filter { $0.last?.key?.key == Field.edge.id }
    let rest = slots.filter { slot in
      ![Field.edge, .from, .ref].contains { $0.id == slot.last?.key?.key }
    }
    let mapping = content.last { $0.level != .base }?.value.range ?? range
    let namespace = maker.definition.nameLeaf
    let object = maker.object(.computeConfig, name: name, namespace: namespace, base: base) {
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
    return object
  }

  /// The mappings that merge: what the base comes to, then what is written.
  private mutating func content(bases: inout BaseTable) -> [Layer] {
    var content: [Layer] = []
    if let name = froms.top?.value.string {
      if let place = bases.place(of: name) {
        base = bases.entries[place].definition.metadata
        if let merged = bases.merged(place) {
          content.append(Layer(.base, key: nil, value: merged))
        }
        if bases.entries[place].isIncomplete { unknownAt = froms.top?.value.range }
      } else {
        unknownAt = froms.top?.value.range
      }
    }
    let making = Layer.making(layers)
    let start = making.lastIndex { $0.value.isNull }.map { $0 + 1 } ?? 0
    return content + making[start...].filter(\.value.isMapping)
  }
}
