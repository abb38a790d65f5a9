import Diagnosis
package import Platform
import SourceText
package import YAMLSyntax

/// A definition whose faults are told and are poison now: whatever is not poison can be compiled.
///
/// It is made while the definition's file is read and at hand. A class, so that handing it from phase to
/// phase and from maker to maker costs one reference.
package final class CheckedDefinition: Sendable {
  // What all definitions are asked for one after the other comes first, within a cache line.

  /// A hash of kind and name; the same for all that are not ASCII, where different bytes may be the
  /// same name.
  let hash: UInt64
  /// What is wrong with the definition by itself.
  let findings: [Finding]
  /// What the platform's schemas will tell of every value that reaches an object.
  let latent: [Finding]
  package let definition: Definition
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

  /// Takes a document's mapping and compares it with its kind's schema.
  package init(
    kind: DefinitionKind, root written: Node, isBroken: Bool = false, checkedBy schemas: Schemas
  ) {
    let definition = Definition(kind: kind, root: written, isBroken: isBroken)
    let check = DefinitionCheck(
      definition, SchemaCheck.violations(of: schemas.schema(of: kind), in: written))
    let root = check.repairedRoot(keys: schemas.keys)
    self.definition = definition
    findings = check.findings
    latent = check.latent
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
    hash = CheckedDefinition.hash(of: definition)
  }

  /// Nil where the document is no definition of a Tenant, Project or ComputeConfig.
  package convenience init?(_ document: YAMLDocument, checkedBy schemas: Schemas) {
    guard case .definition(let kind) = DocumentClass(document.root) else { return nil }
    self.init(
      kind: kind, root: document.root, isBroken: document.isBroken, checkedBy: schemas)
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

  private static func hash(of definition: Definition) -> UInt64 {
    guard definition.name.utf8.allSatisfy({ $0 < 0x80 }) else { return 0 }
    let name = RepetitionSieve.hash(definition.name.utf8Span.span)
    return name &* UInt64(DefinitionKind.allCases.count) &+ UInt64(definition.kind.number)
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
