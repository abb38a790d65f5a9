import Concurrency
package import Diagnosis
package import SourceText
package import YAMLSyntax

/// Which object: kind, namespace and name; what references resolve to.
package struct ObjectKey: Hashable, Comparable, Sendable {
  package let kind: Kind
  /// Nil for a cluster-scoped object, and for a namespaced one whose manifest does not say.
  package let namespace: String?
  package let name: String

  package init(kind: Kind, namespace: String?, name: String) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  package static func < (left: ObjectKey, right: ObjectKey) -> Bool {
    (left.kind, left.namespace ?? "", left.name) < (right.kind, right.namespace ?? "", right.name)
  }
}

/// One object as the cluster would see it, every leaf with the characters that brought it about.
///
/// Whether a manifest or a definition made it does not show, but in `origin`.
package struct PlatformObject: Sendable {
  /// What made the object.
  package enum Origin: Sendable, Equatable {
    case manifest
    case definition(DefinitionKind, name: String)
  }

  /// How much of the object can be relied upon.
  package enum State: Sendable {
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
  private final class Storage: Sendable {
    let key: ObjectKey
    let origin: Origin
    let state: State
    let root: Node
    let metadata: Node?
    let spec: Node?
    let violations: [SchemaViolation]

    init(
      kind: Kind, root: Node, origin: Origin, state: State, violations: [SchemaViolation] = []
    ) {
      metadata = root[.metadata]
      spec = root[.spec]
      key = ObjectKey(
        kind: kind, namespace: kind.isNamespaced ? metadata?[.namespace]?.string : nil,
        name: metadata?[.name]?.string ?? "")
      self.origin = origin
      self.state = state
      self.root = root
      self.violations = violations
    }
  }

  /// An object that a document or list item holds.
  package init(
    kind: Kind, root: Node, origin: Origin = .manifest, state: State = .whole
  ) {
    stored = Storage(kind: kind, root: root, origin: origin, state: state)
  }

  /// An object that a document or list item holds, compared with its kind's schema.
  ///
  /// `metadata` is the same for all kinds; an object of which only the identity is known has no
  /// violations.
  package init(
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
      kind: kind, root: root, origin: origin, state: state, violations: violations)
  }

  /// `metadata` has a schema of its own; `status` is nobody's to write and has a rule.
  private static let checkedElsewhere = [Field.metadata.id, Field.status.id]

  /// The same object, compared with its kind's schema.
  package func checked(by schemas: Schemas) -> PlatformObject {
    PlatformObject(kind: kind, root: root, origin: origin, state: state, checkedBy: schemas)
  }

  package var key: ObjectKey { storage.key }
  package var origin: Origin { storage.origin }
  package var state: State { storage.state }
  /// The object's mapping, from `apiVersion` down.
  package var root: Node { storage.root }
  package var metadata: Node? { storage.metadata }
  package var spec: Node? { storage.spec }
  /// Where the object does not fit its kind's schema, in document order.
  package var violations: [SchemaViolation] { storage.violations }
  package var kind: Kind { storage.key.kind }
  package var name: String { storage.key.name }
  package var namespace: String? { storage.key.namespace }

  /// Group and version as written.
  package var apiVersion: String { root[.apiVersion]?.text ?? kind.apiVersion }

  /// The kind as written.
  package var kindName: String { root[.kind]?.text ?? kind.name }

  /// The object as findings name it.
  package var reference: ObjectReference {
    ObjectReference(
      apiVersion: apiVersion, kind: kindName, namespace: namespace, name: name)
  }

  /// The characters that stand for the object as a whole: its name, else its kind.
  package var blame: SourceRange {
    root[.metadata]?[.name]?.range ?? root.entry(.kind)?.value.range ?? root.range
  }

  /// The path of a node of this object, such as `spec.tenantRef.name`.
  package func path(of node: Node) -> String { root.path(to: node) }

  /// The object in a sentence: `Settings "team" in namespace "vision"`.
  package var phrase: String {
    let place = namespace.map { " in namespace \"\($0)\"" } ?? ""
    return "\(kindName) \"\(name)\"\(place)"
  }
}
