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

  private let identity: Identity
  package let origin: Origin
  package let state: State
  /// The object's mapping, from `apiVersion` down.
  package let root: Node
  /// Where the object does not fit its kind's schema, in document order.
  package private(set) var violations: [SchemaViolation] = []

  /// Shared by all copies, so that passing objects around moves no strings.
  private final class Identity: Sendable {
    let key: ObjectKey

    init(_ key: ObjectKey) { self.key = key }
  }

  /// An object that a document or list item holds.
  package init(
    kind: Kind, root: Node, origin: Origin = .manifest, state: State = .whole
  ) {
    let metadata = root[.metadata]
    let namespace = metadata?[.namespace]?.string
    identity = Identity(
      ObjectKey(
        kind: kind, namespace: kind.isNamespaced ? namespace : nil,
        name: metadata?[.name]?.string ?? ""))
    self.origin = origin
    self.state = state
    self.root = root
  }

  package var key: ObjectKey { identity.key }

  /// Group and version as written.
  package var apiVersion: String { root[.apiVersion]?.text ?? kind.apiVersion }

  /// The kind as written.
  package var kindName: String { root[.kind]?.text ?? kind.name }

  /// The same object, compared with its kind's schema.
  ///
  /// `metadata` is the same for all kinds; an object of which only the identity is known has no
  /// violations.
  package func checked(by schemas: Schemas) -> PlatformObject {
    guard state == .whole else { return self }
    var checked = self
    if let metadata {
      checked.violations = SchemaCheck.violations(of: schemas.metadata, in: metadata, root: root)
    }
    if let schema = schemas.schema(of: kind) {
      checked.violations += SchemaCheck.violations(
        of: schema, in: root, skipping: [.metadata, .status])
    }
    return checked
  }

  package var kind: Kind { key.kind }
  package var name: String { key.name }
  package var namespace: String? { key.namespace }
  package var metadata: Node? { root[.metadata] }
  package var spec: Node? { root[.spec] }

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
