package import Diagnosis
package import SourceText

/// A file as YAML: its documents in order and what is wrong with their syntax.
package struct YAMLFile: Sendable {
  package let source: SourceID
  /// The documents that hold something, in order.
  package let documents: [YAMLDocument]
  /// Syntax errors and exceeded limits, in order.
  package let findings: [Finding]
}

/// One document of a file.
package struct YAMLDocument: Sendable {
  /// The document's value; in a broken document, what was read before the fault.
  package let root: Node
  /// The byte range from the document's first node to its last.
  package let extent: SourceRange
  /// Whether the document is not well-formed or over a limit, so that more may stand in it than is
  /// known.
  package let isBroken: Bool
  /// Keys that stand twice in one mapping, each with the first of its name; in order.
  ///
  /// Whether they matter depends on what the document is.
  package let duplicateKeys: [DuplicateKey]
}

/// A mapping's key that has been there before.
package struct DuplicateKey: Sendable {
  package let name: String
  package let location: SourceRange
  package let first: SourceRange
  /// The field path of the mapping, such as `spec.gpuResources.limits`; empty for the document.
  package let parent: String
}
