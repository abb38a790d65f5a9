package import Diagnosis
package import Platform
package import SourceText
package import YAMLSyntax

/// A document of `gesso/v1` that compiles to platform objects, or helps others to, as it is written.
package struct Definition: Sendable {
  package let kind: DefinitionKind
  /// The document's mapping, from `apiVersion` down.
  package let root: Node
  /// `metadata.name`; empty where none can be read.
  package let name: String
  /// Whether the document is not well-formed, so that more may stand in it than is known.
  package let isBroken: Bool

  init(kind: DefinitionKind, root: Node, isBroken: Bool) {
    self.kind = kind
    self.root = root
    name = root[.metadata, .name]?.string ?? ""
    self.isBroken = isBroken
  }

  /// The definition as findings name it.
  package var reference: ObjectReference {
    ObjectReference(
      apiVersion: DefinitionKind.apiVersion, kind: kind.rawValue, namespace: nil, name: name)
  }

  /// The characters that stand for the definition as a whole, and for everything it brings about that
  /// nobody wrote: the name, else the kind.
  package var blame: SourceRange {
    root[.metadata, .name]?.range ?? root[.kind]?.range ?? root.range
  }
}
