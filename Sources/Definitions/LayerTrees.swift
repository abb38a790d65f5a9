import Platform
import SourceText
import YAMLSyntax

/// The trees that the values of the three levels stand in.
///
/// A layer is an index into one of them, so that handing values around counts no reference: the trees
/// of a Tenant and of a base are looked at by all threads at once. A class for the same reason.
final class LayerTrees: Sendable {
  let base: Tree
  let defaults: Tree
  let own: Tree

  /// - Parameter own: the tree of a definition, which stands for those of levels without a value, too.
  init(base: Tree? = nil, defaults: Tree? = nil, own: Tree) {
    self.base = base ?? own
    self.defaults = defaults ?? own
    self.own = own
  }

  @inline(__always)
  func read<Result>(_ level: Layer.Level, _ body: (Tree) -> Result) -> Result {
    switch level {
    case .base: body(base)
    case .defaults: body(defaults)
    case .own: body(own)
    }
  }

  // MARK: One layer

  func node(of layer: Layer) -> Node { read(layer.level) { $0.node(at: layer.index) } }

  func range(of layer: Layer) -> SourceRange { read(layer.level) { $0.range(at: layer.index) } }

  /// The characters of the key; nil where the value is written under none.
  func keyRange(of layer: Layer) -> SourceRange? {
    layer.keyIndex.map { key in read(layer.level) { $0.range(at: key) } }
  }

  /// The text of the key; nil where the value is written under none.
  func key(of layer: Layer) -> String? {
    layer.keyIndex.map { key in read(layer.level) { $0.node(at: key).text } }
  }

  /// The indices of an entry: key, value and all below them.
  func indices(ofEntry layer: Layer) -> Range<Int> {
    (layer.keyIndex ?? layer.index)..<read(layer.level) { $0.endIndex(at: layer.index) }
  }

  /// Whether this is a scalar that kubectl reads as a string.
  func isString(_ layer: Layer) -> Bool { read(layer.level) { $0.isString(at: layer.index) } }

  /// Whether any scalar in the value is null.
  func holdsNull(_ layer: Layer) -> Bool { read(layer.level) { $0.holdsNull(at: layer.index) } }

  /// Whether any value of a level has replaced others in its own tree.
  func haveReplacements(_ level: Layer.Level) -> Bool { read(level) { $0.hasReplacements } }

  /// What the value has replaced in its own tree.
  func replacements(of layer: Layer) -> [Replacement] {
    read(layer.level) { $0.node(at: layer.index).replacements }
  }

  /// The text of a scalar that kubectl reads as a string; nil for any other value.
  func string(of layer: Layer) -> String? { node(of: layer).string }

  /// A field of a mapping; nil where the value is none or has no such field.
  func child(_ field: Field, of layer: Layer) -> Layer? {
    guard layer.isMapping else { return nil }
    return read(layer.level) { tree in
      tree.keyIndex(of: field.id, inMappingAt: layer.index).map { key in
        Layer(layer.level, key: key, value: tree.endIndex(at: key), in: tree)
      }
    }
  }

  /// Goes through the entries of a mapping.
  @inline(__always)
  func forEachEntry(of mapping: Layer, _ body: (Layer) -> Void) {
    read(mapping.level) { tree in
      tree.forEachEntry(inMappingAt: mapping.index) { key, value in
        body(Layer(mapping.level, key: key, value: value, in: tree))
      }
    }
  }

  /// Goes through the items of a sequence.
  @inline(__always)
  func forEachItem(of sequence: Layer, _ body: (Layer) -> Void) {
    read(sequence.level) { tree in
      let end = tree.endIndex(at: sequence.index)
      var item = sequence.index + 1
      while item < end {
        body(Layer(sequence.level, value: item, in: tree))
        item = tree.endIndex(at: item)
      }
    }
  }

  // MARK: All layers of a field

  /// The layers of a field of the mappings among these that merge.
  func child(_ field: Field, of layers: Layers) -> Layers {
    let mappings = layers.mappings
    var child = Layers()
    for level in Layer.Level.allCases {
      guard let layer = mappings[level].flatMap({ self.child(field, of: $0) }) else { continue }
      child.set(layer)
    }
    return child
  }

  /// The winning value as a text; nil where there is none.
  func leaf(_ layers: Layers) -> Leaf? {
    layers.top.map { top in
      Leaf(isString(top) ? .written(layers) : .unknown, at: range(of: top))
    }
  }

  /// The text of a leaf; nil where it could not be made out.
  func text(of leaf: Leaf) -> String? {
    switch leaf.content {
    case .unknown: nil
    case .made(let text): text
    case .written(let layers): layers.top.flatMap { string(of: $0) }
    }
  }

  /// These layers as values that were replaced; nil where there is none to speak of.
  ///
  /// - Parameter key: the field's name, where it is gone with its value.
  func replacement(_ layers: Layers, removing key: String? = nil) -> Replacement? {
    let values = layers.only { !$0.isNull && !$0.isPoison }
    guard !values.isEmpty else { return nil }
    var nodes: [Node] = []
    for level in Layer.Level.allCases.reversed() {
      if let value = values[level] { nodes.append(node(of: value)) }
    }
    return Replacement(nodes, removing: key)
  }
}
