import Platform
import SourceText
import YAMLSyntax

/// The objects that are made together, in one tree, and what was noticed on the way.
///
/// One sheet serves for many definitions, one after another, in the same memory; neighbours share a
/// tree.
struct ObjectSheet {
  private struct Draft {
    let kind: Kind
    let index: Int
    let origin: PlatformObject.Origin
    let state: PlatformObject.State
  }

  /// Where in the tree the labels and annotations of a definition are.
  private struct Marks {
    let definition: ObjectIdentifier
    private var labels: Range<Int>?
    private var annotations: Range<Int>?

    init(of definition: ObjectIdentifier) {
      self.definition = definition
    }

    subscript(field: Field) -> Range<Int>? {
      get { field == .labels ? labels : annotations }
      set { if field == .labels { labels = newValue } else { annotations = newValue } }
    }
  }

  private var composer: TreeComposer
  private var drafts: [Draft] = []
  /// The labels and annotations that were added last for all objects of a definition.
  private var latest: Marks?
  /// Values of a definition's own that change nothing.
  var ineffective: [Merge.Ineffective] = []

  init(keys: KeyTable) {
    composer = TreeComposer(keys: keys)
  }

  /// Adds an object, whose mapping the closure composes.
  mutating func add(
    _ kind: Kind, origin: PlatformObject.Origin, state: PlatformObject.State,
    _ content: (inout ObjectSheet) -> Void
  ) {
    drafts.append(Draft(kind: kind, index: nextIndex, origin: origin, state: state))
    content(&self)
  }

  /// The objects in the order in which they were added, compared with their schemas; what is added now
  /// belongs to the next ones.
  mutating func finish(checkedBy schemas: Schemas) -> [PlatformObject] {
    guard !drafts.isEmpty else { return [] }
    let tree = finish()
    defer { drafts.removeAll(keepingCapacity: true) }
    return drafts.map {
      PlatformObject(
        kind: $0.kind, root: tree.node(at: $0.index), origin: $0.origin, state: $0.state,
        checkedBy: schemas)
    }
  }

  /// All that was added as a tree; what is added now belongs to the next one.
  mutating func finish() -> Tree {
    latest = nil
    return composer.finish()
  }

  // MARK: Nodes that nobody wrote

  /// The index that the next node gets.
  var nextIndex: Int { composer.nextIndex }

  /// Adds a mapping; the closure adds keys and values in turn.
  mutating func mapping(at range: SourceRange, _ content: (inout ObjectSheet) -> Void) {
    let index = composer.open(.mapping, at: range)
    content(&self)
    composer.close(index)
  }

  /// Adds a sequence; the closure adds its items.
  mutating func sequence(at range: SourceRange, _ content: (inout ObjectSheet) -> Void) {
    let index = composer.open(.sequence, at: range)
    content(&self)
    composer.close(index)
  }

  mutating func key(_ field: Field, at range: SourceRange) {
    composer.key(field.id, at: range)
  }

  mutating func key(_ text: String, at range: SourceRange) {
    composer.key(text, at: range)
  }

  mutating func string(_ text: String, at range: SourceRange) {
    composer.string(text, at: range)
  }

  mutating func poison(at range: SourceRange) {
    composer.poison(at: range)
  }

  /// Adds a text with what it replaces; poison where it could not be made out.
  mutating func leaf(_ leaf: Leaf, of trees: LayerTrees) {
    switch leaf.content {
    case .unknown: poison(at: leaf.range)
    case .made(let text): string(text, at: leaf.range)
    case .written(let layers):
      guard let top = layers.top else { return poison(at: leaf.range) }
      note(layers.below, of: trees)
      copy(top, of: trees)
    }
  }

  // MARK: Copies

  mutating func copy(_ node: Node) {
    composer.copy(node)
  }

  mutating func copy(_ entry: Node.Entry) {
    composer.copy(entry)
  }

  mutating func copy(_ tree: Tree, entriesAt indices: Range<Int>) {
    composer.copy(tree, entriesAt: indices)
  }

  mutating func copy(_ layer: Layer, of trees: LayerTrees) {
    trees.read(layer.level) { composer.copy($0, at: layer.index) }
  }

  mutating func copyKey(of layer: Layer, of trees: LayerTrees) {
    guard let key = layer.keyIndex else { return }
    trees.read(layer.level) { composer.copy($0, at: key) }
  }

  /// Adds labels or annotations that are the same for all objects of a definition: composed the first
  /// time, afterwards copied.
  mutating func addOnce(
    _ field: Field, of definition: CheckedDefinition, _ content: (inout ObjectSheet) -> Void
  ) {
    let definition = ObjectIdentifier(definition)
    var marks = latest?.definition == definition ? latest : nil
    if let known = marks?[field] { return composer.addAgain(known) }
    let (start, notes) = (nextIndex, composer.noteCount)
    content(&self)
    guard composer.noteCount == notes else { return }
    marks = marks ?? Marks(of: definition)
    marks?[field] = start..<nextIndex
    latest = marks
  }

  /// Adds labels or annotations once more and some beside them that are new there; false where there are
  /// none to be copied.
  mutating func addAgain(
    _ field: Field, of definition: CheckedDefinition, with labels: [ObjectMaker.Label],
    of trees: LayerTrees
  ) -> Bool {
    guard let latest, latest.definition == ObjectIdentifier(definition),
      let known = latest[field], !known.isEmpty
    else { return false }
    // The first node is the key, the second one the mapping.
    let mapping = nextIndex + 1
    composer.addAgain(known)
    for label in labels { add(label, of: trees) }
    composer.close(mapping)
    return true
  }

  /// Adds a label that gesso sets.
  mutating func add(_ label: ObjectMaker.Label, of trees: LayerTrees) {
    key(label.key, at: label.keyRange)
    leaf(label.value, of: trees)
  }

  // MARK: What was replaced

  /// Says that the next node replaces other values.
  mutating func note(_ layers: Layers, of trees: LayerTrees) {
    note(layers, of: trees, removing: nil, on: nextIndex)
  }

  /// Says that a node replaces other values.
  ///
  /// - Parameter key: the field's name, where it is gone with its value.
  mutating func note(
    _ layers: Layers, of trees: LayerTrees, removing key: String?, on index: Int
  ) {
    guard !layers.isEmpty, let replacement = trees.replacement(layers, removing: key) else {
      return
    }
    note(replacement, on: index)
  }

  mutating func note(_ replacement: Replacement, on index: Int) {
    composer.note(replacement, on: index)
  }

  /// Says that the next node replaces what a value has replaced in its own tree.
  mutating func noteReplacements(of layer: Layer, of trees: LayerTrees) {
    trees.read(layer.level) {
      composer.noteReplacements(of: $0, at: layer.index, on: composer.nextIndex)
    }
  }
}
