import Glibc
import LibFuzzer
import SourceText
import YAMLSyntax

/// Reads any bytes, writes what good documents hold, and reads that again: the same tree.
@main struct WritesWhatItReads {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments) { writesWhatItReads($0, $1) })
  }
}

private func writesWhatItReads(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let keys = KeyTable(words: ["kind", "metadata"])
  let file = YAMLReader.read(bytes, source: SourceID(0), keys: keys)
  guard file.findings.isEmpty else { return 0 }
  for document in file.documents where document.duplicateKeys.isEmpty {
    var writer = YAMLWriter()
    writer.document(document.root)
    let again = YAMLReader.read(writer.finish(), source: SourceID(0), keys: keys)
    precondition(again.findings.isEmpty, "what is written is no YAML")
    precondition(again.documents.count == 1, "what is written is not one document")
    precondition(
      again.documents[0].root.hasSameValue(as: document.root), "what is written is something else")
  }
  return 0
}
