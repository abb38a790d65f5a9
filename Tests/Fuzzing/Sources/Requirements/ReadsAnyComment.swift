import Compiler
import Configuration
import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// Reads any bytes as what follows `gesso:ignore` in comments at the three places where one can stand.
enum ReadsAnyComment {
  static func check(_ text: [UInt8]) throws(Broken) {
    let mark = Array("# gesso:ignore".utf8)
    let bytes =
      mark + text + Array("\nkind: Namespace\napiVersion: v1 ".utf8) + mark + text
      + Array("\nmetadata:\n  ".utf8) + mark + text + Array("\n  name: x\n".utf8)
    let unit = Compiler.read(
      SourceFile(path: "a.yaml", bytes: bytes), id: SourceID(0), schemas: .bundled,
      limits: ReadLimits())
    for finding in unit.findings {
      try require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
    }
    let compilation = Compiler.compile(
      [unit], configuration: Configuration(), schemas: .bundled, today: .first)
    for finding in compilation.findings {
      try require(Int(finding.location.end) <= bytes.count, "a finding lies behind the file's end")
    }
  }
}
