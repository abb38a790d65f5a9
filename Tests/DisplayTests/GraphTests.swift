import Compiler
import Display
import Foundation
import Platform
import Resolution
import Testing

@Suite struct GraphTests {
  static let goldens = [
    "robotics.mmd", "robotics.dot", "robotics.json", "hostile.mmd", "hostile.dot", "hostile.json",
  ]

  /// Names that mean something to Mermaid, Graphviz or HTML; broken and external references; a
  /// namespace that a controller makes.
  static let hostile = """
    apiVersion: spectrocloud.com/v1alpha1
    kind: Tenant
    metadata: {name: 'a"b'}
    spec: {settingsRef: {name: 'x]y|z', namespace: '<b>&#34;'}}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Project
    metadata: {name: "back\\\\slash\\n`tick`", namespace: end}
    spec:
      tenantRef: {name: 'a"b'}
      settingsRef: {name: "esc\\e[0m"}
      computeConfigRef: {name: c, namespace: 'tenant-a"b'}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: ComputeConfig
    metadata: {name: c, namespace: 'tenant-a"b'}
    """

  static func graph(_ name: String) throws -> ReferenceGraph {
    if name == "hostile" {
      let compilation = Repository.compile(hostile)
      return ReferenceGraph(
        of: compilation.resolution, tenant: nil, sources: compilation.sources)
    }
    let compilation = try Repository.fixture("inheritance")
    let key = ObjectKey(kind: .tenant, namespace: nil, name: name)
    let tenant = try #require(compilation.resolution.catalogue.index(of: key))
    return ReferenceGraph(
      of: compilation.resolution, tenant: tenant, sources: compilation.sources)
  }

  @Test(arguments: ["robotics", "hostile"]) func drawsAsExpected(_ name: String) throws {
    let graph = try Self.graph(name)
    Golden.expect(graph.mermaid, in: "\(name).mmd")
    Golden.expect(graph.dot, in: "\(name).dot")
    Golden.expect(graph.json, in: "\(name).json")
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(graph.json.utf8))
    }
  }

  /// Whatever order a set of names has in one run and in the next.
  @Test func drawsWhatLiesInNoNamespaceFirst() throws {
    let compilation = Repository.compile(
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: a, namespace: ''}
      ---
      apiVersion: spectrocloud.com/v1alpha1
      kind: Tenant
      metadata: {name: b}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: c, namespace: d}
      """)
    let graph = ReferenceGraph(
      of: compilation.resolution, tenant: nil, sources: compilation.sources)
    let lines = graph.mermaid.split(separator: "\n")
    let order = ["Tenant<br>b", "Secret<br>a", "Secret<br>c"].map { name in
      lines.firstIndex { $0.contains(name) }
    }
    #expect(!order.contains(nil) && order.compactMap(\.self) == order.compactMap(\.self).sorted())
  }

  static let dot = ["/usr/bin/dot", "/usr/local/bin/dot"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    .enabled(
      if: dot != nil, "Graphviz is not installed (apt-get install graphviz): dot not checked"),
    arguments: ["robotics", "research", "commerce", "hostile"])
  func isReadByGraphviz(_ name: String) throws {
    let process = Process()
    let (input, output, complaints) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(filePath: try #require(Self.dot))
    process.arguments = ["-Tplain"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = complaints
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(try Self.graph(name).dot.utf8))
    try input.fileHandleForWriting.close()
    let drawn = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = complaints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: complaint, as: UTF8.self) == "")
    #expect(drawn.hasPrefix("graph "))
  }
}
