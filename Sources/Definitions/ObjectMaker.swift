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
        sheet.key(.metadata, at: definition.metadataKeyRange)
        sheet.mapping(at: definition.metadataRange) { sheet in
          metadata(name: name, namespace: namespace, labels: labels, base: base, into: &sheet)
        }
        spec(&sheet)
      }
    }
  }

  // Not inlined: the few kilobytes of it are needed for each of a definition's objects in turn.
  @inline(never)
  private func metadata(
    name: Leaf, namespace: Leaf?, labels: [Label], base: Node?, into sheet: inout ObjectSheet
  ) {
    sheet.key(.name, at: definition.nameKeyRange)
    sheet.leaf(name, of: trees)
    if let namespace {
      sheet.key(.namespace, at: blame)
      sheet.leaf(namespace, of: trees)
    }
    marks(.labels, beside: labels, base: base, into: &sheet)
    marks(.annotations, beside: [], base: base, into: &sheet)
  }

  /// Adds labels or annotations; those that are only the definition's own are the same for all its
  /// objects.
  private func marks(
    _ field: Field, beside labels: [Label], base: Node?, into sheet: inout ObjectSheet
  ) {
    let inherited = base.flatMap { $0.tree.keyIndex(of: field.id, inMappingAt: $0.index) }
    if labels.isEmpty, inherited == nil {
      return sheet.addOnce(field, of: definition) { sheet in
        guard let own = definition.metadata else { return }
        sheet.united(field, of: [own], with: [], of: trees, at: blame)
      }
    }
    if inherited == nil, areNew(labels, in: definition.metadata?[field.id]),
      sheet.addAgain(field, of: definition, with: labels, of: trees)
    {
      return
    }
    let holders = [definition.metadata, base].compactMap(\.self)
    sheet.united(field, of: holders, with: labels, of: trees, at: blame)
  }

  /// Whether the mapping that a user wrote has something, but none of some labels.
  private func areNew(_ labels: [Label], in written: Node?) -> Bool {
    guard let written, written.isMapping, !written.isEmptyCollection else { return false }
    return labels.allSatisfy { written.entry($0.key) == nil }
  }
}

extension ObjectSheet {
  /// Adds `apiVersion` and `kind`, which nobody wrote.
  @inline(never)
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
  ///   - holders: every `metadata` that may have them.
  ///   - range: where the mapping is blamed if nobody wrote one.
  @inline(never)
  mutating func united(
    _ field: Field, of holders: [Node], with labels: [ObjectMaker.Label],
    of trees: LayerTrees, at range: SourceRange
  ) {
    let written = holders.compactMap { ObjectSheet.toldEntry(field, of: $0) }
    guard !written.isEmpty || !labels.isEmpty else { return }
    key(field, at: written.first?.key.range ?? range)
    // What is no mapping is told by the platform's schema, whatever else there is.
    if let odd = written.first(where: { !$0.value.isMapping }) { return copy(odd.value) }
    let areDistinct = ObjectSheet.areKeysDistinct(in: written, and: labels)
    mapping(at: written.first?.value.range ?? range) { sheet in
      guard !areDistinct else { return sheet.copyEntries(of: written, and: labels, of: trees) }
      var known = KnownTexts()
      for entry in written { sheet.copyEntries(of: entry.value, unless: &known) }
      for label in labels where !known.contains(label.key) { sheet.add(label, of: trees) }
    }
  }

  /// Copies entries and labels of which no key stands twice.
  private mutating func copyEntries(
    of written: [Node.Entry], and labels: [ObjectMaker.Label], of trees: LayerTrees
  ) {
    for entry in written {
      let (tree, index) = (entry.value.tree, entry.value.index)
      copy(tree, entriesAt: index + 1..<tree.endIndex(at: index))
    }
    for label in labels { add(label, of: trees) }
  }

  /// Copies the entries whose keys are new.
  private mutating func copyEntries(of mapping: Node, unless known: inout KnownTexts) {
    for entry in mapping.entries
    where !ObjectSheet.isLocalMark(entry.key) && known.insert(entry.key) {
      copy(entry)
    }
  }

  /// Whether surely no key stands twice and none is a local mark, as it nearly always is.
  private static func areKeysDistinct(
    in written: [Node.Entry], and labels: [ObjectMaker.Label]
  ) -> Bool {
    var sieve = RepetitionSieve()
    var areDistinct = !sieve.mayHaveSeen(localMark.utf8Span.span)
    for label in labels where sieve.mayHaveSeen(label.key.utf8Span.span) { areDistinct = false }
    for entry in written {
      let tree = entry.value.tree
      tree.forEachEntry(inMappingAt: entry.value.index) { key, _ in
        if tree.withText(at: key, { sieve.mayHaveSeen($0) }) { areDistinct = false }
      }
    }
    return areDistinct
  }

  /// The annotation that keeps the definition itself from being applied, as kpt has it; what the
  /// definition makes is to be applied.
  private static let localMark = "config.kubernetes.io/local-config"

  private static func isLocalMark(_ key: Node) -> Bool { key.isText(localMark) }

  /// The entry of a field that says something for the objects too.
  private static func toldEntry(_ field: Field, of metadata: Node) -> Node.Entry? {
    guard let entry = metadata.entry(field), !entry.value.isNull, !saysOnlyLocal(entry.value) else {
      return nil
    }
    return entry
  }

  private static func saysOnlyLocal(_ annotations: Node) -> Bool {
    var rest = annotations.entries
    guard let first = rest.next(), rest.next() == nil else { return false }
    return isLocalMark(first.key)
  }
}
