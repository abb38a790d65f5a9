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

/// Compiles any bytes as one file of a repository, twice: it ends, and says the same both times.
@main struct CompilesAnything {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments) { compilesAnything($0, $1) })
  }
}

private func compilesAnything(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let first = messages(of: bytes)
  require(first == messages(of: bytes), "two runs over the same bytes differ")
  return 0
}

private func messages(of bytes: [UInt8]) -> [String] {
  let unit = Compiler.read(
    SourceFile(path: "a.yaml", bytes: bytes), id: SourceID(0), schemas: schemas,
    limits: ReadLimits())
  let compilation = Compiler.compile(
    [unit], configuration: Configuration(), schemas: schemas, today: .first)
  for finding in compilation.findings {
    require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
  }
  return compilation.findings.map { "\($0.location) \($0.rule) \($0.message)" }
}
