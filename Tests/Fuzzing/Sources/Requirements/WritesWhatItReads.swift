import SourceText
import YAMLSyntax

/// Reads any bytes, writes what good documents hold, and reads that again: the same tree.
enum WritesWhatItReads {
  static func check(_ bytes: [UInt8]) throws(Broken) {
    let keys = KeyTable(words: ["kind", "metadata"])
    let file = YAMLReader.read(bytes, source: SourceID(0), keys: keys)
    guard file.findings.isEmpty else { return }
    for document in file.documents
    where document.duplicateKeys.isEmpty && hasStringKeys(document.root) {
      var writer = YAMLWriter()
      writer.document(document.root)
      let again = YAMLReader.read(writer.finish(), source: SourceID(0), keys: keys)
      try require(again.findings.isEmpty, "what is written is no YAML")
      try require(again.documents.count == 1, "what is written is not one document")
      try require(
        isSame(again.documents[0].root, document.root), "what is written is something else")
    }
  }
}

/// Whether all keys are strings, as Kubernetes wants them; others are refused before anything is written.
private func hasStringKeys(_ node: Node) -> Bool {
  node.entries.allSatisfy { $0.key.string != nil && hasStringKeys($0.value) }
    && node.items.allSatisfy { hasStringKeys($0) }
}

/// Whether two trees are alike node by node, in the same order.
private func isSame(_ one: Node, _ other: Node) -> Bool {
  guard one.kind == other.kind else { return false }
  if one.isScalar { return String(describing: one.scalar) == String(describing: other.scalar) }
  let entries = (Array(one.entries), Array(other.entries))
  let items = (Array(one.items), Array(other.items))
  return entries.0.count == entries.1.count && items.0.count == items.1.count
    && zip(entries.0, entries.1).allSatisfy { isSame($0.key, $1.key) && isSame($0.value, $1.value) }
    && zip(items.0, items.1).allSatisfy { isSame($0, $1) }
}
