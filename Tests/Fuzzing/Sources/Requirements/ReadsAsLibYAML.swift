import Diagnosis
import SourceText
import YAMLSyntax

/// Reads any bytes, and where they are good YAML compares every scalar with what libyaml's own events
/// say, in a loop that shares nothing with gesso's reader.
enum ReadsAsLibYAML {
  static func check(_ bytes: [UInt8]) throws(Broken) {
    let file = YAMLReader.read(
      bytes, source: SourceID(0), keys: KeyTable(words: ["kind", "metadata"]))
    for document in file.documents { try checkPlaces(document.root, in: bytes) }
    for finding in file.findings {
      try require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
    }
    guard !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]) else { return }
    try require(
      isSameByLibYAMLAlone(file, bytes), "the reader of lines takes what it should decline")
    // What is over a limit is not read to its end.
    guard !file.findings.contains(where: { $0.rule == "input-limit" }) else { return }
    let other = LibYAML.read(bytes)
    let isRefused = file.findings.contains {
      $0.rule == "yaml-syntax" && $0.message.hasPrefix("not well-formed")
    }
    try require(isRefused == !other.isAccepted, "one reader refuses what the other takes")
    // Aliases and merge keys are written out by gesso and not by libyaml.
    guard file.findings.isEmpty, !other.hasAliases, !other.scalars.contains(Array("<<".utf8)) else {
      return
    }
    var scalars: [[UInt8]] = []
    for document in file.documents { collect(document.root, into: &scalars) }
    try require(scalars == other.scalars, "the readers disagree on a scalar")
  }
}

/// Whether the file reads the same with a tab in a comment before all else, so that libyaml has to read
/// all of it.
private func isSameByLibYAMLAlone(_ file: YAMLFile, _ bytes: [UInt8]) -> Bool {
  guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return true }
  let comment = Array("#\t\n".utf8)
  let other = YAMLReader.read(
    comment + bytes, source: SourceID(0), keys: KeyTable(words: ["kind", "metadata"]))
  guard file.documents.count == other.documents.count, file.findings.count == other.findings.count
  else { return false }
  let shift = UInt32(comment.count)
  func isSame(_ one: SourceRange, _ two: SourceRange) -> Bool {
    one.start + shift == two.start && one.end + shift == two.end
  }
  return zip(file.findings, other.findings).allSatisfy { isSame($0.location, $1.location) }
    && zip(file.documents, other.documents).allSatisfy { one, two in
      one.duplicateKeys.count == two.duplicateKeys.count
        && one.root.ambiguousScalars.count == two.root.ambiguousScalars.count
        && one.root.all.count == two.root.all.count
        && zip(one.root.all, two.root.all).allSatisfy { node, twin in
          node.kind == twin.kind && node.style == twin.style && node.tag == twin.tag
            && node.key == twin.key && isSame(node.range, twin.range)
            && (!node.isScalar || node.text == twin.text && node.scalar == twin.scalar)
        }
    }
}

private func collect(_ node: Node, into scalars: inout [[UInt8]]) {
  if node.isScalar { scalars.append(node.withText { text in text.indices.map { text[$0] } }) }
  for entry in node.entries {
    collect(entry.key, into: &scalars)
    collect(entry.value, into: &scalars)
  }
  for item in node.items { collect(item, into: &scalars) }
}

/// Whether a plain scalar's text may have been folded: looked for in bytes, since a Unicode character can
/// swallow a blank (U+0602 does).
private func hasBreak(_ text: [UInt8]) -> Bool {
  text.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == 0xC2 || $0 == 0xE2 }
}

private func checkPlaces(_ node: Node, in bytes: [UInt8]) throws(Broken) {
  let range = node.range.bytes
  try require(range.upperBound <= bytes.count, "a node lies behind the file's end")
  let text = node.withText { text in text.indices.map { text[$0] } }
  if node.isScalar, node.style == .plain, !hasBreak(text) {
    try require(bytes[range].elementsEqual(text), "a plain scalar is not where it is said to be")
  }
  for entry in node.entries {
    try checkPlaces(entry.key, in: bytes)
    try checkPlaces(entry.value, in: bytes)
  }
  for item in node.items { try checkPlaces(item, in: bytes) }
}
