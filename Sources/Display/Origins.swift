import Platform
import Reporting
import SourceText
import YAMLSyntax

/// Where values come from, as people and programs are told it, and which of them nobody may see.
struct Origins: Sendable {
  private let sources: Sources
  private var tables: [SourceID: LineTable] = [:]
  /// A node that is a secret although its characters are not marked as one.
  var hidden: Int?

  init(_ sources: Sources) {
    self.sources = sources
  }

  /// The place as compilers write it: `tenants/research.yaml:14:9`.
  mutating func text(of range: SourceRange) -> String {
    let start = position(of: Int(range.start), in: range.source)
    return "\(visiblePath(sources[range.source].path)):\(start.line):\(start.column)"
  }

  /// The place as in findings.
  mutating func json(of range: SourceRange) -> JSON {
    [
      "path": .string(sources[range.source].path),
      "start": json(position(of: Int(range.start), in: range.source)),
      "end": json(position(of: Int(range.end), in: range.source)),
    ]
  }

  /// Whether any of the characters are a secret's.
  func isSecret(_ node: Node) -> Bool {
    node.index == hidden || !sources[node.source].sensitive(in: node.range.bytes).isEmpty
  }

  /// Whether all of a collection is a secret, keys and all.
  func isWhollySecret(_ node: Node) -> Bool {
    sources[node.source].sensitive(in: node.range.bytes) == [node.range.bytes]
  }

  /// A key's text, unless it may hold a value of a Secret.
  func text(ofKey key: Node) -> String { isSecret(key) ? SecretKeys.mask : key.text }

  /// Whether the value stands where it comes from, rather than follow from what stands there.
  func isWritten(_ node: Node) -> Bool {
    guard node.isScalar else { return true }
    let written = sources.bytes(of: node.range)
    if written.elementsEqual(node.text.utf8) { return true }
    switch written.first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return true
    case nil: return node.isNull
    default:
      let file = YAMLReader.read(
        Array(written), source: SourceID(0), keys: KeyTable(words: []))
      return file.documents.first?.root.text == node.text
    }
  }

  private mutating func position(of offset: Int, in source: SourceID) -> Position {
    if let table = tables[source] { return table.position(of: offset) }
    let table = LineTable(sources[source].bytes)
    tables[source] = table
    return table.position(of: offset)
  }

  private func json(_ position: Position) -> JSON {
    [
      "line": .integer(position.line), "column": .integer(position.column),
      "offset": .integer(position.offset),
    ]
  }
}
