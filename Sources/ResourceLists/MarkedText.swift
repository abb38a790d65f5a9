import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// A document without the annotations of whoever runs functions, which are no part of the object.
///
/// Source: KRM Functions Specification v1, "Internal annotations"; kpt and kustomize add their own.
struct MarkedText {
  let source: [UInt8]
  let marks: [Item.Mark]
  let root: Node

  /// Nil for a text that is no document, or is beyond the limits.
  init?(_ text: [UInt8], keys: KeyTable, limits: ReadLimits) {
    func root(of text: [UInt8]) -> Node? {
      let file = YAMLReader.read(text, source: SourceID(0), keys: keys, limits: limits)
      return file.findings.isEmpty ? file.documents.first?.root : nil
    }
    guard let given = root(of: text) else { return nil }
    let found = MarkedText.entries(in: given)
    marks = found.map { Item.Mark($0.key.text, $0.value.text) }
    guard !found.isEmpty else {
      (source, self.root) = (text, given)
      return
    }
    let inPlace = MarkedText.without(found, of: given, text)
    if let stripped = root(of: inPlace), stripped.isMapping,
      MarkedText.entries(in: stripped).isEmpty
    {
      (source, self.root) = (inPlace, stripped)
      return
    }
    // What cannot be cut out where it stands can be cut out of the text that gesso writes.
    let written = ItemText.written(given)
    guard let other = root(of: written) else { return nil }
    source = MarkedText.without(MarkedText.entries(in: other), of: other, written)
    guard let bare = root(of: source) else { return nil }
    self.root = bare
  }

  /// Whether a document is one that no cluster knows.
  static func isLocal(_ root: Node) -> Bool {
    switch DocumentClass(root) {
    case .definition, .configuration, .unknownDefinition: true
    default: false
    }
  }

  private static func annotations(of root: Node) -> Node.Entry? {
    root[.metadata]?.entry(.annotations)
  }

  private static func entries(in root: Node) -> [Node.Entry] {
    let isLocal = isLocal(root)
    return annotations(of: root)?.value.entries.filter { entry in
      let key = entry.key.text
      return key.hasPrefix("internal.config.kubernetes.io/") || names.contains(key)
        || isLocal && key == Item.localConfig.key
    } ?? []
  }

  private static let names: Set<String> = [
    "config.kubernetes.io/path", "config.kubernetes.io/index", "config.kubernetes.io/id",
    "config.k8s.io/id", "kustomize.config.k8s.io/id",
  ]

  private static func without(
    _ entries: [Node.Entry], of root: Node, _ text: [UInt8]
  ) -> [UInt8] {
    var removed = entries
    if let all = annotations(of: root),
      all.value.entries.allSatisfy({ entry in
        entries.contains { $0.key.index == entry.key.index }
      })
    {
      removed = [all]
    }
    var kept = [Bool](repeating: true, count: text.count)
    var replacements: [Int: String] = [:]
    for entry in removed {
      guard let edit = entry.removal else { return text }
      for offset in edit.range.bytes { kept[offset] = false }
      if !edit.replacement.isEmpty { replacements[Int(edit.range.start)] = edit.replacement }
    }
    var result: [UInt8] = []
    for (offset, byte) in text.enumerated() {
      if let replacement = replacements[offset] { result += Array(replacement.utf8) }
      if kept[offset] { result.append(byte) }
    }
    return result
  }
}
