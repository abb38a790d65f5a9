import Compiler
import Diagnosis
import Resolution
import SourceText
import Starter
import Testing

@Suite struct StarterTests {
  @Test func lintsClean() {
    let files = Starter.files.filter { $0.path.hasSuffix(".yaml") }.map { file in
      SourceFile(path: file.path, bytes: file.bytes)
    }
    let compilation = Repository.compile(files)
    #expect(compilation.findings.map { "\($0.rule.text): \($0.message)" } == [])
    #expect(compilation.resolution.graph.order.count == 7)
  }

  /// The first line of a file names a schema that is written with it.
  @Test func pointsEditorsAtSchemas() throws {
    let paths = Set(Starter.files.map(\.path))
    let mark = "# yaml-language-server: $schema="
    for file in Starter.files where file.path.hasSuffix(".yaml") && !file.path.hasPrefix("secrets/")
    {
      let line = String(decoding: file.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(line.hasPrefix(mark), "\(file.path)")
      let path = line.dropFirst(mark.count)
      #expect(path.hasPrefix("../") == file.path.contains("/"), "\(file.path)")
      #expect(paths.contains(String(path.hasPrefix("../") ? path.dropFirst(3) : path)))
    }
  }
}
