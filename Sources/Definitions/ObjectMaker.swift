import Platform
import SourceText
import YAMLSyntax

/// The objects that are made together, in one tree.
struct ObjectSheet {
  private struct Draft {
    let kind: Kind
    let index: Int
    let origin: PlatformObject.Origin
    let state: PlatformObject.State
  }

  private var composer: TreeComposer
  private var drafts: [Draft] = []

  init(keys: KeyTable) {
    composer = TreeComposer(keys: keys)
  }

  /// Adds an object, whose mapping the closure composes.
  mutating func add(
    _ kind: Kind, origin: PlatformObject.Origin, state: PlatformObject.State,
    _ content: (inout TreeComposer) -> Void
  ) {
    drafts.append(Draft(kind: kind, index: composer.nextIndex, origin: origin, state: state))
    content(&composer)
  }

  /// The objects in the order in which they were added.
  consuming func finish() -> [PlatformObject] {
    let tree = composer.finish()
    return drafts.map {
      PlatformObject(
        kind: $0.kind, root: tree.node(at: $0.index), origin: $0.origin, state: $0.state)
    }
  }
}

/// Puts together the platform objects that one definition makes.
struct ObjectMaker {
  /// A label that gesso sets where the user has not written it.
  struct Label {
    let key: String
    let keyRange: SourceRange
    let value: Leaf
  }

  let definition: CheckedDefinition

  var blame: SourceRange { definition.blame }

  /// Adds an object of the definition.
  ///
  /// - Parameter base: the `metadata` of the base that the object starts from, whose labels and
  ///   annotations it has as well.
  func object(
    _ kind: Kind, name: Leaf, namespace: Leaf?, labels: [Label] = [], base: Node? = nil,
    to sheet: inout ObjectSheet, spec: (inout TreeComposer) -> Void
  ) {
    sheet.add(kind, origin: definition.origin, state: definition.state) { composer in
      composer.mapping(at: definition.root.range) { composer in
        composer.header(of: kind, at: blame)
        composer.key(.metadata, at: definition.keyRange(.metadata))
        composer.mapping(at: definition.metadata?.range ?? blame) { composer in
          metadata(name: name, namespace: namespace, labels: labels, base: base, into: &composer)
        }
        spec(&composer)
      }
    }
  }

  private func metadata(
    name: Leaf, namespace: Leaf?, labels: [Label], base: Node?, into composer: inout TreeComposer
  ) {
    composer.key(.name, at: definition.metadata?.entry(.name)?.key.range ?? blame)
    composer.leaf(name)
    if let namespace {
      composer.key(.namespace, at: blame)
      composer.leaf(namespace)
    }
    for field in [Field.labels, .annotations] {
      let written = [definition.metadata, base].compactMap { $0?.entry(field) }
      composer.united(field, written, with: field == .labels ? labels : [], at: blame)
    }
  }
}

extension TreeComposer {
  /// Adds `apiVersion` and `kind`, which nobody wrote.
  mutating func header(of kind: Kind, at range: SourceRange) {
    key(.apiVersion, at: range)
    string(kind.apiVersion, at: range)
    key(.kind, at: range)
    string(kind.name, at: range)
  }

  /// Adds labels or annotations from several places and those that gesso sets: of a key that stands in
  /// several, the first.
  ///
  /// - Parameters:
  ///   - written: the entries of `metadata` that hold them.
  ///   - range: where the mapping is blamed if nobody wrote one.
  mutating func united(
    _ field: Field, _ written: [Node.Entry], with labels: [ObjectMaker.Label], at range: SourceRange
  ) {
    let written = written.filter { !$0.value.isNull && !TreeComposer.saysOnlyLocal($0.value) }
    guard !written.isEmpty || !labels.isEmpty else { return }
    key(field, at: written.first?.key.range ?? range)
    // What is no mapping is told by the platform's schema, whatever else there is.
    if let odd = written.first(where: { !$0.value.isMapping }) { return copy(odd.value) }
    mapping(at: written.first?.value.range ?? range) { composer in
      var known: Set<String> = []
      for entry in written.flatMap({ Array($0.value.entries) })
      where !TreeComposer.isLocalMark(entry.key) && known.insert(entry.key.text).inserted {
        composer.copy(entry.key)
        composer.copy(entry.value)
      }
      for label in labels where known.insert(label.key).inserted {
        composer.key(label.key, at: label.keyRange)
        composer.leaf(label.value)
      }
    }
  }

  /// Whether an annotation keeps the definition itself from being applied, as kpt has it; what the
  /// definition makes is to be applied.
  private static func isLocalMark(_ key: Node) -> Bool {
    key.isText("config.kubernetes.io/local-config")
  }

  private static func saysOnlyLocal(_ annotations: Node) -> Bool {
    var rest = annotations.entries
    guard let first = rest.next(), rest.next() == nil else { return false }
    return isLocalMark(first.key)
  }
}
