import Concurrency
import SourceText
public import YAMLSyntax

/// All schemas of a run, and the table of the keys that they and gesso know.
///
/// A class, so that handing it to the reader of every file costs one reference.
public final class Schemas: Sendable {
  /// The schemas that the program carries.
  public static let bundled = Schemas()

  /// The table that every file of the run is read with.
  public let keys: KeyTable
  /// Whether the cluster's own definitions are used.
  public let areOfCluster: Bool
  /// The kinds whose schema has rules (`x-kubernetes-validations`) that only the server evaluates.
  public let kindsWithValidationRules: [Kind]
  /// By the number of the kind.
  private let kinds: [Schema?]
  /// By the number of the kind; read where a repository has definitions at all.
  private let definitions: [Once<Schema>]
  /// The schema of `metadata` in every object.
  public let metadata: Schema
  private let onceConfiguration: Once<Schema>

  /// The schemas that the program carries, those of the platform's kinds replaced by the cluster's
  /// own where such are given.
  ///
  /// - Parameter clusterDefinitions: documents of CustomResourceDefinitions, others being ignored.
  public init(clusterDefinitions: [Node] = []) {
    let names = clusterDefinitions.flatMap { Schema.propertyNames(in: $0) }
    let keys = KeyTable(fieldsAnd: BundledSchema.propertyNames + names)
    var kinds: [Kind: Schema] = [:]
    kinds[.namespace] = Schemas.bundled("kubernetes/namespace.schema.json", keys)
    kinds[.secret] = Schemas.bundled("kubernetes/secret.schema.json", keys)
    for schema in BundledSchema.all where schema.path.hasPrefix("crds/") {
      guard let root = schema.root(keys), let (kind, schema) = Schemas.read(root, keys: keys) else {
        continue
      }
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
    definitions = DefinitionKind.allCases.map { kind in
      let path = "definitions/\(kind.rawValue.lowercased()).schema.json"
      return Once { Schemas.bundled(path, keys) }
    }
    metadata = Schemas.bundled("kubernetes/metadata.schema.json", keys)
    onceConfiguration = Once { Schemas.bundled("configuration.schema.json", keys) }
  }

  /// The schema that the program carries under a path.
  private static func bundled(_ path: String, _ keys: KeyTable) -> Schema {
    guard let root = BundledSchema.named(path)?.root(keys) else { return .anything }
    return Schema(root, in: root, keys: keys)
  }

  /// The schema of `gesso.yaml`.
  public var configuration: Schema { onceConfiguration.value }

  /// The schema of a kind's objects; nil where none is known.
  public func schema(of kind: Kind) -> Schema? { kinds[Int(kind.rawValue)] }

  /// Reads what is otherwise read when it is first asked for.
  public func readAll() {
    _ = configuration
    for kind in DefinitionKind.allCases { _ = schema(of: kind) }
  }

  /// The schema of a definition.
  public func schema(of kind: DefinitionKind) -> Schema {
    definitions[kind.number].value
  }

  /// The kind and schema that a CustomResourceDefinition describes, in the version that gesso reads.
  private static func read(_ definition: Node, keys: KeyTable) -> (Kind, Schema)? {
    guard definition[.kind]?.text == "CustomResourceDefinition", let spec = definition[.spec],
      let kind = Kind(
        group: spec[.group]?.text ?? "", name: spec[.names, .kind]?.text ?? ""),
      kind != .other
    else { return nil }
    let version = spec[.versions]?.items.first {
      kind.version == nil || $0[.name]?.text == kind.version
    }
    guard let schema = version?[.schema, .openAPIV3Schema] else { return nil }
    return (kind, Schema(schema, in: schema, keys: keys))
  }
}

extension BundledSchema {
  /// The schema's mapping.
  fileprivate func root(_ keys: KeyTable) -> Node? {
    YAMLReader.read(bytes, source: SourceID(0), keys: keys).documents.first?.root
  }
}

extension Schema {
  /// The schema that everything fits.
  static let anything = Schema(parts: [Part(Draft())], root: 0, keyCount: 0)
}
