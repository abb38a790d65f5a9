import SourceText
package import YAMLSyntax

/// One object of a package, as a document of its own.
package struct Item: Sendable {
  /// An annotation by which whoever runs functions keeps track of an object.
  package struct Mark: Hashable, Sendable {
    package let key: String
    package let value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The document as it was given.
  package let text: [UInt8]
  /// The document as its author wrote it: without marks.
  package let source: [UInt8]
  package let marks: [Mark]
  package let root: Node

  /// Keeps an object of a package from being applied.
  ///
  /// Source: KRM Functions Specification and kpt, `config.kubernetes.io/local-config`.
  package static let localConfig = Mark("config.kubernetes.io/local-config", "true")

  /// Nil for a text that is no document, or is beyond the limits.
  init?(_ text: [UInt8], keys: KeyTable, limits: ReadLimits) {
    guard let stripped = MarkedText(text, keys: keys, limits: limits) else { return nil }
    self.text = text
    source = stripped.source
    marks = stripped.marks
    root = stripped.root
  }

  /// The file that the object lies in, from the package's folder; nil for one that lies in none.
  package var path: String? { mark("path") }

  /// The object's place in its file, counted from 0.
  package var index: Int? { mark("index").flatMap { Int($0) } }

  /// Whether the object is a definition or a configuration of gesso's, which no cluster knows.
  package var isLocal: Bool { MarkedText.isLocal(root) }

  private func mark(_ name: String) -> String? {
    let keys = ["internal.config.kubernetes.io/\(name)", "config.kubernetes.io/\(name)"]
    return keys.lazy.compactMap { key in marks.first { $0.key == key }?.value }.first
  }
}
