import Definitions
import Platform
import Testing
import YAMLSyntax

/// What holds of every repository.
@Suite struct PropertyTests {
  @Test func doesNotHangOnTheOrderOfDefinitions() throws {
    let files = try CompileTests.acmeFiles()
    func outlines(isReversed: Bool) -> [String] {
      let repository = Repository(files: files, isReversed: isReversed)
      return repository.compiled.objects.map { repository.outline($0) }.sorted()
    }
    #expect(outlines(isReversed: false) == outlines(isReversed: true))
  }

  @Test func makesObjectsThatFitTheirSchemas() throws {
    let repository = Repository(files: try CompileTests.acmeFiles())
    for object in repository.compiled.objects {
      let schema = try #require(Repository.schemas.schema(of: object.kind))
      let violations = SchemaCheck.violations(of: schema, in: object.root)
      #expect(violations.map(\.path) == [], "\(object.phrase)")
    }
  }

  /// A field of a Project that overrides what it inherits, and the path of the leaf it sets.
  static let overrides: [(String, String, Kind, String)] = [
    ("description", "description: own", .project, "spec.description"),
    ("tags", "tags: {a: own}", .project, "spec.tags.a"),
    ("gpuResources", "gpuResources: {limits: {A: 3}}", .project, "spec.gpuResources.limits.A"),
    (
      "modelSettings", "modelSettings: {huggingFace: {enabled: false}}", .project,
      "spec.modelSettings.huggingFace.enabled"
    ),
    ("settings", "settings: {palette: {secret: own}}", .settings, "spec.integrations.palette.name"),
    (
      "a base's leaf", "computeConfig: {controlPlanePool: {nodeCount: 5}}", .computeConfig,
      "spec.paletteClusterConfig.defaults.controlPlanePool.nodeCount"
    ),
    (
      "a default's leaf", "computeConfig: {edge: {isTwoNode: false}}", .computeConfig,
      "spec.paletteClusterConfig.edge.isTwoNode"
    ),
    (
      "a list", "computeConfig: {edge: {ntpServers: [own]}}", .computeConfig,
      "spec.paletteClusterConfig.edge.ntpServers"
    ),
    (
      "a worker pool", "computeConfig: {workerPools: [{name: w, minWorkerNodes: 5}]}",
      .computeConfig, "spec.paletteClusterConfig.defaults.workerPools[0].minWorkerNodes"
    ),
  ]

  @Test(arguments: overrides)
  func inheritsAgainWithoutTheOverride(
    _ name: String, _ field: String, _ kind: Kind, _ path: String
  ) throws {
    let own = try #require(Self.leaf(of: kind, at: path, ownFields: field))
    let inherited = try #require(Self.leaf(of: kind, at: path, ownFields: ""))
    #expect(own.overridden.first?.text == inherited.oneLine)
    #expect(own.overridden.first?.location == inherited.range)
    #expect(!own.hasSameValue(as: inherited))
    #expect(inherited.overridden == Array(own.overridden.dropFirst()))
  }

  private static func leaf(of kind: Kind, at path: String, ownFields: String) -> Node? {
    let tenant = """
      apiVersion: gesso/v1
      kind: ComputeConfig
      metadata: {name: root}
      spec: {controlPlanePool: {nodeCount: 1}, workerPools: [{name: w, minWorkerNodes: 1}]}
      ---
      apiVersion: gesso/v1
      kind: ComputeConfig
      metadata: {name: base}
      spec: {from: root, controlPlanePool: {nodeCount: 3}, edge: {ntpServers: [base]}}
      ---
      apiVersion: gesso/v1
      kind: Tenant
      metadata: {name: t}
      spec:
        projectDefaults:
          description: inherited
          tags: {a: inherited, b: inherited}
          gpuResources: {limits: {A: 2}}
          modelSettings: {huggingFace: {enabled: true}}
          settings: {palette: {secret: inherited}}
          roleMapping: {viewer: [v], editor: [e], admin: [a]}
          computeConfig: {from: base, edge: {isTwoNode: true}}
      """
    let project = """
      apiVersion: gesso/v1
      kind: Project
      metadata: {name: p}
      spec:
        tenant: t
        \(ownFields)
      """
    let repository = Repository(files: [("t.yaml", tenant), ("p.yaml", project)])
    let object = repository.compiled.objects.first { $0.kind == kind }
    return path.split { ".[]".contains($0) }.reduce(object?.root) { node, step in
      Int(step).flatMap { node.map { Array($0.items) }?[$0] } ?? node?[String(step)]
    }
  }
}
