import SourceText
package import YAMLSyntax

/// All schemas of a run, and the table of the keys that they and gesso know.
///
/// A class, so that handing it to the reader of every file costs one reference.
package final class Schemas: Sendable {
  /// The schemas that the program carries.
  package static let bundled = Schemas()

  /// The table that every file of the run is read with.
  package let keys: KeyTable
  /// Whether the cluster's own definitions are used.
  package let areOfCluster: Bool
  /// The kinds whose schema has rules (`x-kubernetes-validations`) that only the server evaluates.
  package let kindsWithValidationRules: [Kind]
  /// By the number of the kind.
  private let kinds: [Schema?]
  private let definitions: [DefinitionKind: Schema]
  /// The schema of `metadata` in every object.
  package let metadata: Schema
  package let configuration: Schema

  /// The schemas that the program carries, those of the platform's kinds replaced by the cluster's
  /// own where such are given.
  ///
  /// - Parameter clusterDefinitions: documents of CustomResourceDefinitions, others being ignored.
  package init(clusterDefinitions: [Node] = []) {
    var documents: [String: Node] = [:]
    let fields = KeyTable(fieldsAnd: [])
    var names: [String] = []
    for schema in BundledSchema.all {
      let file = YAMLReader.read(schema.bytes, source: SourceID(0), keys: fields)
      guard let root = file.documents.first?.root else { continue }
      documents[schema.path] = root
      names += Schema.propertyNames(in: root)
    }
    for definition in clusterDefinitions { names += Schema.propertyNames(in: definition) }
    let keys = KeyTable(fieldsAnd: names)
    func schema(_ path: String) -> Schema? {
      documents[path].map { Schema($0, in: $0, keys: keys) }
    }
    var kinds: [Kind: Schema] = [:]
    kinds[.namespace] = schema("kubernetes/namespace.schema.json")
    kinds[.secret] = schema("kubernetes/secret.schema.json")
    for (path, root) in documents where path.hasPrefix("crds/") {
      guard let (kind, schema) = Schemas.read(root, keys: keys) else { continue }
      kinds[kind] = schema
    }
    for definition in clusterDefinitions {
      guard let (kind, schema) = Schemas.read(definition, keys: keys) else { continue }
      kinds[kind] = schema
    }
    self.keys = keys
    self.kinds = Kind.allCases.map { kinds[$0] }
    areOfCluster = !clusterDefinitions.isEmpty
    kindsWithValidationRules = Kind.allCases.filter { kinds[$0]?.hasValidationRules == true }
    definitions = Dictionary(
      uniqueKeysWithValues: DefinitionKind.allCases.compactMap { kind in
        schema("definitions/\(kind.rawValue.lowercased()).schema.json").map { (kind, $0) }
      })
    metadata = schema("kubernetes/metadata.schema.json") ?? Schema.anything
    configuration = schema("configuration.schema.json") ?? Schema.anything
  }

  /// The schema of a kind's objects; nil where none is known.
  package func schema(of kind: Kind) -> Schema? { kinds[Int(kind.rawValue)] }

  /// The schema of a definition.
  package func schema(of kind: DefinitionKind) -> Schema { definitions[kind] ?? .anything }

  /// The kind and schema that a CustomResourceDefinition describes, in the version that gesso reads.
  private static func read(_ definition: Node, keys: KeyTable) -> (Kind, Schema)? {
    guard definition[.kind]?.text == "CustomResourceDefinition", let spec = definition[.spec],
      let kind = Kind(
        group: spec[.group]?.text ?? "", name: spec[.names]?[.kind]?.text ?? ""),
      kind != .other
    else { return nil }
    let version = spec[.versions]?.items.first {
      kind.version == nil || $0[.name]?.text == kind.version
    }
    guard let schema = version?[.schema]?[.openAPIV3Schema] else { return nil }
    return (kind, Schema(schema, in: schema, keys: keys))
  }
}

extension Schema {
  /// The schema that everything fits.
  static let anything = Schema(parts: [Part(Draft())], root: 0, keyCount: 0)
}
