import Platform
import SourceText
import YAMLSyntax

/// The Namespaces that definitions make and that others may name as well, each once, however many
/// definitions and manifests write it.
struct NamespaceTable {
  /// A definition that needs a Namespace.
  struct Claim {
    fileprivate let definition: CheckedDefinition
    fileprivate let name: Leaf
    fileprivate let labels: [ObjectMaker.Label]
    /// The trees that name and labels stand in.
    fileprivate let trees: LayerTrees

    init(of definition: CheckedDefinition, name: Leaf, labels: [ObjectMaker.Label]) {
      self.definition = definition
      self.name = name
      self.labels = labels
      trees = LayerTrees(own: definition.root.tree)
    }
  }

  /// The names of the Namespaces, in the order in which they were first claimed.
  private var names: [String] = []
  private var claims: [String: [Claim]] = [:]
  private var manifests: [String: PlatformObject] = [:]
  /// Which manifests are merged into a Namespace that a definition makes, ascending.
  private(set) var merged: [Int] = []

  /// Takes in a claim; a Namespace of which no name is known is none.
  mutating func add(_ claim: Claim) {
    guard let name = claim.trees.text(of: claim.name), !name.isEmpty else { return }
    if claims[name] == nil { names.append(name) }
    claims[name, default: []].append(claim)
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

  /// The manifests without those that are merged.
  func rest(of manifests: [PlatformObject]) -> [PlatformObject] {
    guard !merged.isEmpty else { return manifests }
    let gone = Set(merged)
    return manifests.indices.lazy.filter { !gone.contains($0) }.map { manifests[$0] }
  }

  /// The Namespaces in the order in which they were first claimed.
  func objects(checkedBy schemas: Schemas) -> [PlatformObject] {
    var sheet = ObjectSheet(keys: schemas.keys)
    return names.flatMap { name in
      make(name, in: &sheet)
      return sheet.finish(checkedBy: schemas)
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
