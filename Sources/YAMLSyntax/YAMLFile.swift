public import Diagnosis
public import SourceText

/// A file as YAML: its documents in order and what is wrong with their syntax.
public struct YAMLFile: Sendable {
  /// The file that was read.
  public let source: SourceID
  /// The documents that hold something, in order.
  public let documents: [YAMLDocument]
  /// Syntax errors and exceeded limits, in order.
  public let findings: [Finding]
}

/// One document of a file.
public struct YAMLDocument: Sendable {
  /// The document's value; in a broken document, what was read before the fault.
  public let root: Node
  /// The byte range from the document's first node to its last.
  public let extent: SourceRange
  /// Whether the document is not well-formed or over a limit, so that more may stand in it than is
  /// known.
  public let isBroken: Bool
  /// Keys that stand twice in one mapping, each with the first of its name; in order.
  ///
  /// Whether they matter depends on what the document is.
  public let duplicateKeys: [DuplicateKey]
}

/// A mapping's key that has been there before.
public struct DuplicateKey: Sendable {
  /// The text of the key, escapes resolved.
  public let name: String
  /// The characters of the repeated key, without its value.
  public let location: SourceRange
  /// The characters of the first key of that name in the mapping.
  public let first: SourceRange
  /// The field path of the mapping, such as `spec.gpuResources.limits`; empty for the document.
  public let parent: String
}
