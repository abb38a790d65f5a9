import Compiler
import Configuration
import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// Compiles any bytes as one file of a repository, twice: it ends, and says the same both times.
enum CompilesAnything {
  static func check(_ bytes: [UInt8]) throws(Broken) {
    let first = try messages(of: bytes)
    let again = try messages(of: bytes)
    try require(first == again, "two runs over the same bytes differ")
  }
}

private func messages(of bytes: [UInt8]) throws(Broken) -> [String] {
  let unit = Compiler.read(
    SourceFile(path: "a.yaml", bytes: bytes), id: SourceID(0), schemas: .bundled,
    limits: ReadLimits())
  let compilation = Compiler.compile(
    [unit], configuration: Configuration(), schemas: .bundled, today: .first)
  for finding in compilation.findings {
    try require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
  }
  return compilation.findings.map { "\($0.location) \($0.rule) \($0.message)" }
}
