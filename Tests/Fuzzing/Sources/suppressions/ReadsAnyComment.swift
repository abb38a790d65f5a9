import Compiler
import Configuration
import Diagnosis
import Glibc
import LibFuzzer
import Platform
import Requirement
import SourceText
import YAMLSyntax

private let schemas = Schemas()

/// Reads any bytes as what follows `gesso:ignore` in comments at the three places where one can stand.
@main struct ReadsAnyComment {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments) { readsAnyComment($0, $1) })
  }
}

private func readsAnyComment(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: data, count: count))
  let mark = Array("# gesso:ignore".utf8)
  let bytes =
    mark + text + Array("\nkind: Namespace\napiVersion: v1 ".utf8) + mark + text
    + Array("\nmetadata:\n  ".utf8) + mark + text + Array("\n  name: x\n".utf8)
  let unit = Compiler.read(
    SourceFile(path: "a.yaml", bytes: bytes), id: SourceID(0), schemas: schemas,
    limits: ReadLimits())
  for finding in unit.findings {
    require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
  }
  let compilation = Compiler.compile(
    [unit], configuration: Configuration(), schemas: schemas, today: .first)
  for finding in compilation.findings {
    require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
  }
  return 0
}
