package import Diagnosis
package import Platform
package import SourceText
import YAMLSyntax

/// What the definitions of a repository come to.
package struct CompiledDefinitions: Sendable {
  /// The objects of the repository: the manifests that are not merged, then what definitions make.
  package let all: [PlatformObject]
  /// How many of them are manifests.
  private let manifestCount: Int
  /// The lists that `all` was put together from, kept for time: to let go of them would mean to count a
  /// reference to each object, on one core.
  private let lists: [[PlatformObject]]
  /// What is wrong with the definitions themselves, by path and position.
  package let findings: [Finding]
  /// The ComputeConfig definitions, each name once, in the order given.
  package let bases: [Base]
  /// The definitions that count, in the order given.
  private let definitions: [CheckedDefinition]
  /// Which of the given manifests are Namespaces that a definition makes as well: `objects` holds the
  /// two in one, in their place; ascending.
  package let mergedManifests: [Int]

  init(
    all: [PlatformObject], manifestCount: Int, lists: [[PlatformObject]] = [],
    findings: [Finding], bases: [Base], definitions: [CheckedDefinition],
    mergedManifests: [Int]
  ) {
    self.all = all
    self.manifestCount = manifestCount
    self.lists = lists
    self.findings = findings
    self.bases = bases
    self.definitions = definitions
    self.mergedManifests = mergedManifests
  }

  /// A repository without definitions.
  init(manifests: [PlatformObject]) {
    self.init(
      all: manifests, manifestCount: manifests.count, findings: [], bases: [], definitions: [],
      mergedManifests: [])
  }

  /// What the definitions make: the Namespaces that several may name, then definition by definition in
  /// the order given.
  package var objects: ArraySlice<PlatformObject> { all[manifestCount...] }

  /// Every place that names a base, by the base's name, in the order of the definitions.
  package var baseUses: [String: [BaseUse]] {
    var uses: [String: [BaseUse]] = [:]
    for base in bases { uses[base.definition.name] = [] }
    for definition in definitions {
      guard let name = definition.baseName, let location = definition.base?.range else { continue }
      uses[name]?.append(
        BaseUse(kind: definition.kind, name: definition.name, location: location))
    }
    return uses
  }

  /// The bases that a base starts from, nearest first.
  package func chain(of base: Base) -> [Base] {
    var chain: [Base] = []
    var next = base.parent
    while let index = next {
      chain.append(bases[index])
      next = bases[index].parent
    }
    return chain
  }
}

/// A ComputeConfig definition, which others start from.
package struct Base: Sendable {
  package let definition: Definition
  /// The base that it starts from itself, as an index into `CompiledDefinitions.bases`.
  ///
  /// Nil for none and for a faulty one, so that following it always comes to an end.
  package let parent: Int?
}

/// A place that names a base.
package struct BaseUse: Sendable {
  /// What the definition is that names it: a Project, a Tenant (for its Projects) or another base.
  package let kind: DefinitionKind
  package let name: String
  /// The base's name there.
  package let location: SourceRange
}
