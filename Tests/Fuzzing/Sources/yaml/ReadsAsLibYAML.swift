import Diagnosis
import Glibc
import LibFuzzer
import Requirement
import SourceText
import YAMLSyntax

/// Reads any bytes, and where they are good YAML compares every scalar with what libyaml's own events
/// say, in a loop that shares nothing with gesso's reader.
@main struct ReadsAsLibYAML {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments) { readsAsLibYAML($0, $1) })
  }
}

private func readsAsLibYAML(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let file = YAMLReader.read(
    bytes, source: SourceID(0), keys: KeyTable(words: ["kind", "metadata"]))
  for document in file.documents { checkPlaces(document.root, in: bytes) }
  for finding in file.findings {
    require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
  }
  guard !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]) else { return 0 }
  // What is over a limit is not read to its end.
  guard !file.findings.contains(where: { $0.rule == "input-limit" }) else { return 0 }
  let other = LibYAML.read(bytes)
  let isRefused = file.findings.contains {
    $0.rule == "yaml-syntax" && $0.message.hasPrefix("not well-formed")
  }
  require(isRefused == !other.isAccepted, "one reader refuses what the other takes")
  // Aliases and merge keys are written out by gesso and not by libyaml.
  guard file.findings.isEmpty, !other.hasAliases, !other.scalars.contains(Array("<<".utf8)) else {
    return 0
  }
  var scalars: [[UInt8]] = []
  for document in file.documents { collect(document.root, into: &scalars) }
  require(scalars == other.scalars, "the readers disagree on a scalar")
  return 0
}

private func collect(_ node: Node, into scalars: inout [[UInt8]]) {
  if node.isScalar { scalars.append(node.withText { text in text.indices.map { text[$0] } }) }
  for entry in node.entries {
    collect(entry.key, into: &scalars)
    collect(entry.value, into: &scalars)
  }
  for item in node.items { collect(item, into: &scalars) }
}

private func checkPlaces(_ node: Node, in bytes: [UInt8]) {
  let range = node.range.bytes
  require(range.upperBound <= bytes.count, "a node lies behind the file's end")
  if node.isScalar, node.style == .plain, !node.text.contains(where: \.isWhitespace) {
    let written = String(decoding: bytes[range], as: UTF8.self)
    require(written.contains(node.text), "a plain scalar is not where it is said to be")
  }
  for entry in node.entries {
    checkPlaces(entry.key, in: bytes)
    checkPlaces(entry.value, in: bytes)
  }
  for item in node.items { checkPlaces(item, in: bytes) }
}
