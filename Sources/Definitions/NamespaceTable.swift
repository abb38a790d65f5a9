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
  }

  private let keys: KeyTable
  private var names: [String] = []
  private var claims: [String: [Claim]] = [:]
  private var manifests: [String: PlatformObject] = [:]
  /// Which manifests are merged into a Namespace that a definition makes, ascending.
  private(set) var merged: [Int] = []

  init(keys: KeyTable) {
    self.keys = keys
  }

  /// Asks for a Namespace with labels.
  mutating func add(
    _ name: Leaf, for definition: CheckedDefinition, labels: [ObjectMaker.Label] = []
  ) {
    guard let text = name.text, !text.isEmpty else { return }
    if claims[text] == nil { names.append(text) }
    claims[text, default: []].append(Claim(definition: definition, name: name, labels: labels))
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
  var objects: [PlatformObject] {
    var sheet = ObjectSheet(keys: keys)
    for name in names {
      guard let claims = claims[name], let first = claims.first else { continue }
      if let manifest = manifests[name] {
        make(manifest, claims, first, in: &sheet)
      } else {
        make(claims, first, in: &sheet)
      }
    }
    return sheet.finish()
  }

  private func make(_ claims: [Claim], _ first: Claim, in sheet: inout ObjectSheet) {
    let definition = first.definition
    sheet.add(.namespace, origin: definition.origin, state: definition.state) { composer in
      composer.mapping(at: definition.root.range) { composer in
        composer.header(of: .namespace, at: definition.blame)
        composer.key(.metadata, at: definition.keyRange(.metadata))
        composer.mapping(at: definition.metadata?.range ?? definition.blame) { composer in
          composer.key(.name, at: definition.metadata?.entry(.name)?.key.range ?? definition.blame)
          composer.leaf(first.name)
          unite(.labels, [], claims, into: &composer)
          unite(.annotations, [], claims, into: &composer)
        }
      }
    }
  }

  /// Adds the manifest, with the labels and annotations of the definitions beside its own.
  private func make(
    _ manifest: PlatformObject, _ claims: [Claim], _ first: Claim, in sheet: inout ObjectSheet
  ) {
    sheet.add(.namespace, origin: first.definition.origin, state: manifest.state) { composer in
      composer.mapping(at: manifest.root.range) { composer in
        for entry in manifest.root.entries {
          composer.copy(entry.key)
          guard entry.key.key == Field.metadata.id, entry.value.isMapping else {
            composer.copy(entry.value)
            continue
          }
          composer.mapping(at: entry.value.range) { composer in
            metadata(of: entry.value, claims, into: &composer)
          }
        }
      }
    }
  }

  private func metadata(
    of manifest: Node, _ claims: [Claim], into composer: inout TreeComposer
  ) {
    let united: [Field] = [.labels, .annotations]
    for entry in manifest.entries where !united.contains(where: { $0.id == entry.key.key }) {
      composer.copy(entry.key)
      composer.copy(entry.value)
    }
    for field in united {
      unite(field, manifest.entry(field).map { [$0] } ?? [], claims, into: &composer)
    }
  }

  private func unite(
    _ field: Field, _ written: [Node.Entry], _ claims: [Claim], into composer: inout TreeComposer
  ) {
    guard let first = claims.first else { return }
    composer.united(
      field, written + claims.compactMap { $0.definition.metadata?.entry(field) },
      with: field == .labels ? claims.flatMap(\.labels) : [], at: first.definition.blame)
  }
}
