import Platform
import SourceText
import YAMLSyntax

/// One of the values that a field gets from the places it is inherited from, or from its own.
struct Layer {
  /// Where a value stands; a later one wins, and no two layers of a field are of one level.
  enum Level {
    case base
    case defaults
    case own
  }

  let level: Level
  /// The key it is written under; nil where it has none.
  let key: Node?
  let value: Node

  init(_ level: Level, _ entry: Node.Entry) {
    self.init(level, key: entry.key, value: entry.value)
  }

  init(_ level: Level, key: Node?, value: Node) {
    self.level = level
    self.key = key
    self.value = value
  }
}

/// The values of one field, the winning one last.
extension [Layer] {
  /// The winning layer; nil where there is none or where it says `null`, which removes the field.
  var top: Layer? {
    guard let last, !last.value.isNull else { return nil }
    return last
  }

  /// The mappings that merge: those after the last value that is none.
  var mappings: ArraySlice<Layer> {
    self[(lastIndex { !$0.value.isMapping } ?? -1) + 1..<endIndex]
  }

  /// The layers of a field of these mappings.
  func child(_ field: Field) -> [Layer] {
    mappings.compactMap { layer in
      layer.value.entry(field).map { Layer(layer.level, $0) }
    }
  }

  /// The nearest value below the winning one; nil where nothing is inherited.
  var inherited: Layer? {
    Array(dropLast()).top
  }

  /// What the winning layer replaces or removes, nearest first.
  var overrides: [Override] { Layer.overrides(of: dropLast()) }
}

extension Layer {
  /// How many replaced values are remembered of one field; the nearest ones.
  private static let historyLimit = 100

  /// Layers as values that were replaced, nearest first.
  static func overrides(of layers: ArraySlice<Layer>, key: String? = nil) -> [Override] {
    let all = layers.reversed().flatMap { layer -> [Override] in
      guard !layer.value.isNull, !layer.value.isPoison else { return [] }
      let prefix = key.map { "\($0): " } ?? ""
      return [Override(text: prefix + layer.value.oneLine, location: layer.value.range)]
        + layer.value.overridden
    }
    return all.count > historyLimit ? Array(all.prefix(historyLimit)) : all
  }
}

/// A text of a compiled object: what it says, where that comes from and what it replaced.
struct Leaf {
  /// Nil where the text could not be made out and that has been reported.
  let text: String?
  let range: SourceRange
  var replaced: [Override] = []

  /// A text that nobody wrote.
  init(_ text: String?, at range: SourceRange) {
    self.text = text
    self.range = range
  }

  /// A written string; poison for anything else.
  init(_ node: Node, replacing overrides: [Override] = []) {
    text = node.string
    range = node.range
    replaced = overrides
  }
}

extension [Layer] {
  /// The winning value as a text; nil where there is none.
  var leaf: Leaf? {
    top.map { Leaf($0.value, replacing: overrides) }
  }
}

extension TreeComposer {
  mutating func key(_ field: Field, at range: SourceRange) {
    key(field.id, at: range)
  }

  mutating func leaf(_ leaf: Leaf) {
    guard let text = leaf.text else { return poison(at: leaf.range) }
    string(text, at: leaf.range, replacing: leaf.replaced)
  }
}
