import Platform
import SourceText
import YAMLSyntax

/// Puts together the platform objects that one definition makes.
struct ObjectMaker {
  /// A label that gesso sets where the user has not written it.
  struct Label {
    let key: String
    let keyRange: SourceRange
    let value: Leaf
  }

  let definition: CheckedDefinition
  /// The trees that names and labels stand in.
  let trees: LayerTrees

  var blame: SourceRange { definition.blame }

  /// Adds an object of the definition.
  ///
  /// - Parameter base: the `metadata` of the base that the object starts from, whose labels and
  ///   annotations it has as well.
  func object(
    _ kind: Kind, name: Leaf, namespace: Leaf?, labels: [Label] = [], base: Node? = nil,
    to sheet: inout ObjectSheet, spec: (inout ObjectSheet) -> Void
  ) {
    sheet.add(kind, origin: definition.origin, state: definition.state) { sheet in
      sheet.mapping(at: definition.root.range) { sheet in
        sheet.header(of: kind, at: blame)
        sheet.key(.metadata, at: definition.keyRange(.metadata))
        sheet.mapping(at: definition.metadata?.range ?? blame) { sheet in
          metadata(name: name, namespace: namespace, labels: labels, base: base, into: &sheet)
        }
        spec(&sheet)
      }
    }
  }

  private func metadata(
    name: Leaf, namespace: Leaf?, labels: [Label], base: Node?, into sheet: inout ObjectSheet
  ) {
    sheet.key(.name, at: definition.metadata?.entry(.name)?.key.range ?? blame)
    sheet.leaf(name, of: trees)
    if let namespace {
      sheet.key(.namespace, at: blame)
      sheet.leaf(namespace, of: trees)
    }
    for field in [Field.labels, .annotations] {
      let written = [definition.metadata, base].compactMap { $0?.entry(field) }
      sheet.united(field, written, with: field == .labels ? labels : [], of: trees, at: blame)
    }
  }
}

extension ObjectSheet {
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
    _ field: Field, _ written: [Node.Entry], with labels: [ObjectMaker.Label],
    of trees: LayerTrees, at range: SourceRange
  ) {
    let written = written.filter { !$0.value.isNull && !ObjectSheet.saysOnlyLocal($0.value) }
    guard !written.isEmpty || !labels.isEmpty else { return }
    key(field, at: written.first?.key.range ?? range)
    // What is no mapping is told by the platform's schema, whatever else there is.
    if let odd = written.first(where: { !$0.value.isMapping }) { return copy(odd.value) }
    mapping(at: written.first?.value.range ?? range) { sheet in
      var known = KnownTexts()
      for mapping in written.map(\.value) {
        let tree = mapping.tree
        // Nearly always all entries are wanted, which are neighbours and copied together.
        var wanted = mapping.index + 1
        tree.forEachEntry(inMappingAt: mapping.index) { index, value in
          let key = tree.node(at: index)
          guard ObjectSheet.isLocalMark(key) || !known.insert(key) else { return }
          sheet.copy(tree, entriesAt: wanted..<index)
          wanted = tree.endIndex(at: value)
        }
        sheet.copy(tree, entriesAt: wanted..<tree.endIndex(at: mapping.index))
      }
      for label in labels where !known.contains(label.key) {
        sheet.key(label.key, at: label.keyRange)
        sheet.leaf(label.value, of: trees)
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
