import Concurrency
public import Diagnosis
public import SourceText
public import YAMLSyntax

/// Which object: kind, namespace and name; what references resolve to.
public struct ObjectKey: Hashable, Comparable, Sendable {
  /// The kind; `.other` stands for all of the platform's kinds that gesso does not know.
  public let kind: Kind
  /// Nil for a cluster-scoped object, and for a namespaced one whose manifest does not say.
  public let namespace: String?
  /// The name; empty where the object has none.
  public let name: String

  /// Takes all three as they are; whether the kind has namespaces is not checked.
  public init(kind: Kind, namespace: String?, name: String) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  /// Orders by kind, then namespace, then name; those without a namespace come first.
  public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
    (left.kind, left.namespace ?? "", left.name) < (right.kind, right.namespace ?? "", right.name)
  }
}

/// One object as the cluster would see it, every leaf with the characters that brought it about.
///
/// Whether a manifest or a definition made it does not show, but in `origin`.
public struct PlatformObject: Sendable {
  /// What made the object.
  public enum Origin: Sendable, Equatable {
    case manifest
    case definition(DefinitionKind, name: String)
  }

  /// How much of the object can be relied upon.
  public enum State: Sendable {
    case whole
    /// Only kind, namespace and name are known, because of a fault that is reported already.
    case identityOnly
  }

  private let stored: Storage

  private var storage: Storage {
    #if DEBUG
      Looks.add()
    #endif
    return stored
  }

  /// What an object consists of; a class so that passing objects around costs one reference.
  ///
  /// There is one for each document, so it keeps places in the tree rather than nodes and texts.
  private final class Storage: Sendable {
    let tree: Tree
    /// What hardly any manifest has; nil where there is nothing of it.
    let rarity: Rarity?
    let root: UInt32
    /// The places of what an object may lack; 0 where it does.
    let metadata: UInt32
    let spec: UInt32
    let namespace: UInt32
    let name: UInt32
    let kind: Kind
    let state: State

    init(kind: Kind, root: Node, state: State, rarity: Rarity?) {
      let tree = root.tree
      func place(of field: Field, inMappingAt index: Int) -> Int {
        tree.valueIndex(of: field.id, inMappingAt: index) ?? 0
      }
      let metadata = place(of: .metadata, inMappingAt: root.index)
      func place(ofString field: Field) -> UInt32 {
        let place = metadata == 0 ? 0 : place(of: field, inMappingAt: metadata)
        return place != 0 && tree.isString(at: place) ? UInt32(place) : 0
      }
      self.tree = tree
      self.root = UInt32(root.index)
      self.metadata = UInt32(metadata)
      spec = UInt32(place(of: .spec, inMappingAt: root.index))
      namespace = kind.isNamespaced ? place(ofString: .namespace) : 0
      name = place(ofString: .name)
      self.kind = kind
      self.state = state
      self.rarity = rarity
    }

    var rootNode: Node { tree.node(at: Int(root)) }
    var metadataNode: Node? { node(at: metadata) }
    var specNode: Node? { node(at: spec) }
    var namespaceNode: Node? { node(at: namespace) }
    var nameNode: Node? { node(at: name) }

    private func node(at place: UInt32) -> Node? {
      place == 0 ? nil : tree.node(at: Int(place))
    }
  }

  /// Where an object comes from if not from a manifest, and what is wrong with it.
  private final class Rarity: Sendable {
    let origin: Origin
    let violations: [SchemaViolation]

    /// Nothing where there is nothing to say.
    init?(_ origin: Origin, _ violations: [SchemaViolation]) {
      if origin == .manifest, violations.isEmpty { return nil }
      self.origin = origin
      self.violations = violations
    }
  }

  /// An object that a document or list item holds.
  public init(
    kind: Kind, root: Node, origin: Origin = .manifest, state: State = .whole
  ) {
    stored = Storage(kind: kind, root: root, state: state, rarity: Rarity(origin, []))
  }

  /// An object that a document or list item holds, compared with its kind's schema.
  ///
  /// `metadata` is the same for all kinds; an object of which only the identity is known has no
  /// violations.
  public init(
    kind: Kind, root: Node, origin: Origin = .manifest, state: State = .whole,
    checkedBy schemas: Schemas
  ) {
    var violations: [SchemaViolation] = []
    if state == .whole {
      if let metadata = root[.metadata] {
        violations = SchemaCheck.violations(of: schemas.metadata, in: metadata, root: root)
      }
      if let schema = schemas.schema(of: kind) {
        violations += SchemaCheck.violations(
          of: schema, in: root, skipping: PlatformObject.checkedElsewhere)
      }
    }
    stored = Storage(
      kind: kind, root: root, state: state, rarity: Rarity(origin, violations))
  }

  /// `metadata` has a schema of its own; `status` is nobody's to write and has a rule.
  private static let checkedElsewhere = [Field.metadata.id, Field.status.id]

  /// The same object, compared with its kind's schema.
  public func checked(by schemas: Schemas) -> PlatformObject {
    PlatformObject(kind: kind, root: root, origin: origin, state: state, checkedBy: schemas)
  }

  /// What the object is to gesso; `kindName` is the word as written.
  public var kind: Kind { storage.kind }
  /// What made the object: a manifest unless said otherwise.
  public var origin: Origin { storage.rarity?.origin ?? .manifest }
  /// Whether the content is known, or only which object it is.
  public var state: State { storage.state }
  /// The object's mapping, from `apiVersion` down.
  public var root: Node { storage.rootNode }
  /// The value of `metadata`; nil where it is not written.
  public var metadata: Node? { storage.metadataNode }
  /// The value of `spec`; nil where it is not written.
  public var spec: Node? { storage.specNode }
  /// Where the object does not fit its kind's schema, in document order.
  public var violations: [SchemaViolation] { storage.rarity?.violations ?? [] }

  /// Whether there is any such place.
  public var hasViolations: Bool { storage.rarity.map { !$0.violations.isEmpty } ?? false }

  /// The name as written; nil where none is.
  public var nameNode: Node? { storage.nameNode }
  /// The namespace as written; nil where none is, and for a cluster-scoped object.
  public var namespaceNode: Node? { storage.namespaceNode }

  /// The name, empty where there is none; each time it is asked for it is read from the tree.
  public var name: String { nameNode?.text ?? "" }
  /// The namespace, read from the tree as well.
  public var namespace: String? { namespaceNode?.text }
  /// Kind, namespace and name, read from the tree as well; the catalogue has them at hand.
  public var key: ObjectKey { ObjectKey(kind: kind, namespace: namespace, name: name) }

  /// Group and version as written.
  public var apiVersion: String { root[.apiVersion]?.text ?? kind.apiVersion }

  /// The kind as written.
  public var kindName: String { root[.kind]?.text ?? kind.name }

  /// The object as findings name it.
  public var reference: ObjectReference {
    ObjectReference(
      apiVersion: apiVersion, kind: kindName, namespace: namespace, name: name)
  }

  /// The characters that stand for the object as a whole: its name, else its kind.
  public var blame: SourceRange {
    root[.metadata, .name]?.range ?? root.entry(.kind)?.value.range ?? root.range
  }

  /// The path of a node of this object, such as `spec.tenantRef.name`.
  public func path(of node: Node) -> String { root.path(to: node) }

  /// The object in a sentence: `Settings "team" in namespace "vision"`.
  public var phrase: String {
    let place = namespace.map { " in namespace \"\($0)\"" } ?? ""
    return "\(kindName) \"\(name)\"\(place)"
  }
}
