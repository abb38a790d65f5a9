package import Diagnosis
package import Platform
package import SourceText

/// What the definitions of a repository come to.
package struct CompiledDefinitions: Sendable {
  /// What the definitions make: the Namespaces, then definition by definition in the order given.
  package let objects: [PlatformObject]
  /// What is wrong with the definitions themselves, by path and position.
  package let findings: [Finding]
  /// The ComputeConfig definitions, each name once, in the order given.
  package let bases: [Base]
  /// Which of the given manifests are Namespaces that a definition makes as well: `objects` holds the
  /// two in one, in their place; ascending.
  package let mergedManifests: [Int]

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
  /// Every place that names it, in the order of the definitions.
  package let uses: [BaseUse]
}

/// A place that names a base.
package struct BaseUse: Sendable {
  /// What the definition is that names it: a Project, a Tenant (for its Projects) or another base.
  package let kind: DefinitionKind
  package let name: String
  /// The base's name there.
  package let location: SourceRange
}
