import Platform
import SourceText
import YAMLSyntax

/// The Namespaces that definitions make, each once, however many definitions and manifests write it.
struct NamespaceTable {
  /// A definition that needs a Namespace.
  private struct Claim {
    let definition: CheckedDefinition
    let name: Leaf
    let labels: [ObjectMaker.Label]
    /// The trees that name and labels stand in.
    let trees: LayerTrees
  }

  /// What a definition asks for.
  enum Request {
    /// A Namespace that nothing else names, made already.
    case made
    /// A Namespace that is put together once all is known that names it.
    case shared(Leaf, labels: [ObjectMaker.Label], by: CheckedDefinition)
  }

  /// A Namespace that is made already, or is still to be put together.
  private enum Entry {
    case made(PlatformObject)
    case claimed(String)
  }

  private var entries: [Entry] = []
  private var claims: [String: [Claim]] = [:]
  private var manifests: [String: PlatformObject] = [:]
  /// Which manifests are merged into a Namespace that a definition makes, ascending.
  private(set) var merged: [Int] = []

  /// Takes in what definitions ask for.
  ///
  /// - Parameter made: the Namespaces that are made already, in the order in which they are asked for.
  mutating func add(_ requests: [Request], made: [PlatformObject]) {
    var made = made.makeIterator()
    for request in requests {
      switch request {
      case .made: if let object = made.next() { entries.append(.made(object)) }
      case .shared(let name, let labels, let definition):
        add(name, for: definition, labels: labels)
      }
    }
  }

  private mutating func add(
    _ name: Leaf, for definition: CheckedDefinition, labels: [ObjectMaker.Label]
  ) {
    let trees = LayerTrees(own: definition.root.tree)
    guard let text = trees.text(of: name), !text.isEmpty else { return }
    if claims[text] == nil { entries.append(.claimed(text)) }
    claims[text, default: []].append(
      Claim(definition: definition, name: name, labels: labels, trees: trees))
  }

  /// Takes in the Namespaces among the manifests that definitions make as well; of several of one name
  /// the first, so that the others are still told to stand twice.
  mutating func merge(_ objects: [PlatformObject]) {
    for (index, object) in objects.enumerated() where object.kind == .namespace {
      guard claims[object.name] != nil, manifests[object.name] == nil else { continue }
      manifests[object.name] = object
      merged.append(index)
    }
  }

  /// The Namespaces in the order in which they were asked for.
  func objects(checkedBy schemas: Schemas) -> [PlatformObject] {
    var sheet = ObjectSheet(keys: schemas.keys)
    return entries.flatMap { entry -> [PlatformObject] in
      switch entry {
      case .made(let object): return [object]
      case .claimed(let name):
        make(name, in: &sheet)
        return sheet.finish(checkedBy: schemas)
      }
    }
  }

  private func make(_ name: String, in sheet: inout ObjectSheet) {
    guard let claims = claims[name], let first = claims.first else { return }
    if let manifest = manifests[name] {
      make(manifest, claims, first, in: &sheet)
    } else {
      NamespaceTable.make(claims, first, in: &sheet)
    }
  }

  private static func make(_ claims: [Claim], _ first: Claim, in sheet: inout ObjectSheet) {
    let definition = first.definition
    sheet.add(.namespace, origin: definition.origin, state: definition.state) { sheet in
      sheet.mapping(at: definition.root.range) { sheet in
        sheet.header(of: .namespace, at: definition.blame)
        sheet.key(.metadata, at: definition.metadataKeyRange)
        sheet.mapping(at: definition.metadataRange) { sheet in
          sheet.key(.name, at: definition.nameKeyRange)
          sheet.leaf(first.name, of: first.trees)
          unite(claims, after: nil, into: &sheet)
        }
      }
    }
  }

  /// Adds the manifest, with the labels and annotations of the definitions beside its own.
  private func make(
    _ manifest: PlatformObject, _ claims: [Claim], _ first: Claim, in sheet: inout ObjectSheet
  ) {
    sheet.add(.namespace, origin: first.definition.origin, state: manifest.state) { sheet in
      sheet.mapping(at: manifest.root.range) { sheet in
        for entry in manifest.root.entries {
          guard entry.key.key == Field.metadata.id, entry.value.isMapping else {
            sheet.copy(entry)
            continue
          }
          sheet.copy(entry.key)
          sheet.mapping(at: entry.value.range) { sheet in
            metadata(of: entry.value, claims, into: &sheet)
          }
        }
      }
    }
  }

  private func metadata(
    of manifest: Node, _ claims: [Claim], into sheet: inout ObjectSheet
  ) {
    let united = [Field.labels.id, Field.annotations.id]
    for entry in manifest.entries where !united.contains(entry.key.key) { sheet.copy(entry) }
    NamespaceTable.unite(claims, after: manifest, into: &sheet)
  }

  /// Adds the labels and annotations of all who ask for the Namespace, those of its manifest first.
  private static func unite(
    _ claims: [Claim], after manifest: Node?, into sheet: inout ObjectSheet
  ) {
    guard let first = claims.first else { return }
    let holders = ([manifest] + claims.map(\.definition.metadata)).compactMap(\.self)
    let blame = first.definition.blame
    sheet.united(
      .labels, of: holders, with: claims.flatMap(\.labels), of: first.trees, at: blame)
    sheet.united(.annotations, of: holders, with: [], of: first.trees, at: blame)
  }
}
