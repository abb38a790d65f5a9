import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// A definition whose faults have been reported and are poison now: whatever is not poison can be
/// compiled.
///
/// A class, so that handing it from maker to maker costs one reference.
final class CheckedDefinition: Sendable {
  let definition: Definition
  /// The definition's mapping, with poison.
  let root: Node
  let spec: Node?
  let metadata: Node?
  /// Where everything is blamed that nobody wrote.
  let blame: SourceRange
  /// The characters of `metadata`, of its key and of the key of the name within, or what stands for
  /// them: every object of the definition has all three.
  let metadataRange: SourceRange
  let metadataKeyRange: SourceRange
  let nameKeyRange: SourceRange
  /// The definition's name, where it stands.
  let nameLeaf: Leaf
  /// The Tenant that a Project names.
  let tenantName: String?
  /// The name of the ComputeConfig definition that this one starts from, a Tenant with what it gives
  /// its Projects; nil where there is none.
  let base: Node?
  /// That name as a text; nil where it is none.
  let baseName: String?

  init(definition: Definition, root: Node) {
    self.definition = definition
    self.root = root
    spec = root[.spec]
    metadata = root[.metadata]
    blame = definition.blame
    metadataRange = metadata?.range ?? blame
    metadataKeyRange = root.keyRange(of: Field.metadata.id) ?? blame
    nameKeyRange = metadata?.keyRange(of: Field.name.id) ?? blame
    nameLeaf = Leaf(definition.name.isEmpty ? .unknown : .made(definition.name), at: blame)
    tenantName = definition.kind == .project ? spec?[.tenant]?.string : nil
    base = CheckedDefinition.base(definition.kind, spec)
    baseName = base?.string
  }

  private static func base(_ kind: DefinitionKind, _ spec: Node?) -> Node? {
    let value: Node?
    switch kind {
    case .computeConfig: value = spec?[.from]
    case .project: value = spec?[.computeConfig]
    case .tenant: value = spec?[.projectDefaults, .computeConfig]
    }
    guard let value, let from = value.isScalar || kind == .computeConfig ? value : value[.from],
      !from.isNull
    else { return nil }
    return from
  }

  var kind: DefinitionKind { definition.kind }
  var name: String { definition.name }

  var origin: PlatformObject.Origin { .definition(kind, name: name) }

  /// What can be relied upon of the objects that the definition makes.
  var state: PlatformObject.State {
    definition.isBroken || name.isEmpty || spec?.isPoison == true ? .identityOnly : .whole
  }

  /// The Tenant that a Project names, as findings name its definition.
  var tenantReference: ObjectReference {
    ObjectReference(
      apiVersion: DefinitionKind.apiVersion, kind: DefinitionKind.tenant.rawValue, namespace: nil,
      name: tenantName ?? "")
  }

  /// The layers that a field of the specification has by itself.
  func own(_ field: Field) -> Layers {
    guard let spec, let key = spec.tree.keyIndex(of: field.id, inMappingAt: spec.index) else {
      return Layers()
    }
    return Layers(Layer(.own, key: key, value: spec.tree.endIndex(at: key), in: spec.tree))
  }

  /// The characters of a key of the document, or of what stands for it.
  func keyRange(_ field: Field) -> SourceRange {
    root.keyRange(of: field.id) ?? blame
  }
}
