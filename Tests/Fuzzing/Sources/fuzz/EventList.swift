import Diagnosis
import Glibc
import SourceText
import YAMLSyntax

/// What gesso reads in a file, a line an event, for `events.py` to compare with what another reader reads.
///
/// Offsets are bytes, texts hexadecimal:
///
///     file accepted|refused|limited
///     document
///     mapping|sequence|end|poison START END
///     scalar START END STYLE TEXT
enum EventList {
  /// Prints the events of each file that a line of standard input names.
  static func printAll() {
    while let path = readLine() {
      let bytes = content(of: path)
      let file = YAMLReader.read(bytes, source: SourceID(0), keys: KeyTable(words: ["kind"]))
      print("file \(verdict(on: file))")
      for document in file.documents {
        print("document")
        show(document.root)
      }
    }
    print("done")
  }

  private static func verdict(on file: YAMLFile) -> String {
    if file.findings.contains(where: { $0.rule == "input-limit" }) { return "limited" }
    let isRefused = file.findings.contains {
      $0.rule == "yaml-syntax" && $0.message.hasPrefix("not well-formed")
    }
    return isRefused ? "refused" : "accepted"
  }

  private static func show(_ node: Node) {
    let range = node.range.bytes
    let place = "\(range.lowerBound) \(range.upperBound)"
    switch node.kind {
    case .scalar:
      let text = node.withText { text in text.indices.map { text[$0] } }
      print("scalar \(place) \(node.style) \(hexadecimal(text))")
    case .poison: print("poison \(place)")
    case .mapping:
      print("mapping \(place)")
      for entry in node.entries {
        show(entry.key)
        show(entry.value)
      }
      print("end \(place)")
    case .sequence:
      print("sequence \(place)")
      for item in node.items { show(item) }
      print("end \(place)")
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func content(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = getc(file)
      guard byte != EOF else { return bytes }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
  }
}
