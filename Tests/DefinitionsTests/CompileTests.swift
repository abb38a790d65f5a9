import Definitions
import Foundation
import Testing

/// Each case is a file of definitions and, beside it, the outline of all that they compile to.
///
/// UPDATE_SNAPSHOTS=1 writes the outlines anew and still fails where they were others.
@Suite struct CompileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")
  static let acme = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "fixtures/acme")

  static var cases: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test func hasCases() {
    #expect(Self.cases.count >= 20)
  }

  @Test(arguments: cases) func compilesAsExpected(_ name: String) throws {
    let input = Self.folder.appending(path: "\(name).yaml")
    let outline = Repository(text: try String(contentsOf: input, encoding: .utf8)).outline
    try expect(outline, in: Self.folder.appending(path: "\(name).out"))
  }

  @Test func compilesAcmeWithoutFindings() throws {
    let repository = Repository(files: try Self.acmeFiles())
    #expect(repository.compiled.findings.isEmpty)
    try expect(repository.outline, in: Self.folder.appending(path: "acme.out"))
  }

  static func acmeFiles() throws -> [(path: String, text: String)] {
    let all = try #require(FileManager.default.enumerator(atPath: acme.path))
    let paths = all.compactMap { $0 as? String }.filter { path in
      ["compute/", "projects/", "tenants/"].contains { path.hasPrefix($0) }
        && path.hasSuffix(".yaml")
    }
    return try paths.sorted().map { path in
      (path, try String(contentsOf: acme.appending(path: path), encoding: .utf8))
    }
  }

  private func expect(_ found: String, in file: URL) throws {
    let wanted = try? String(contentsOf: file, encoding: .utf8)
    if found != wanted, ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try found.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(found == wanted, "\(file.lastPathComponent) says something else")
  }
}
