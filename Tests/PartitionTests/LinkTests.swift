import Compiler
import Configuration
import Diagnosis
import Platform
import SourceText
import Testing

/// Without any of the things that hold parts together, a change would be thought harmless that is not.
@Suite struct LinkTests {
  /// A repository, and a change that does harm in a file which is not changed.
  struct Case: Sendable {
    let files: [String: String]
    let change: [String: String?]
    var rules: [String] = []

    fileprivate static func compute(_ name: String, family: String = "NVIDIA-A100") -> String {
      """
      apiVersion: spectrocloud.com/v1alpha1
      kind: ComputeConfig
      metadata: {name: \(name), namespace: \(name)}
      spec:
        paletteClusterConfig:
          defaults:
            controlPlanePool: {nodeCount: 3, architecture: AMD64}
            workerPools:
              - name: gpu
                architecture: AMD64
                minWorkerNodes: 2
                gpu: {family: \(family), gpuCount: 4}

      """
    }

    fileprivate static func namespace(_ name: String) -> String {
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: \(name)}\n"
    }

    private static func palette(_ name: String, project: String) -> String {
      """
      apiVersion: spectrocloud.com/v1alpha1
      kind: Settings
      metadata: {name: \(name), namespace: \(name)}
      spec: {integrations: {palette: {name: \(name)-palette, namespace: \(name)}}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: \(name)-palette, namespace: \(name)}
      stringData:
        palette: |
          {"apiKey": "not-a-key-\(name)", "defaultProjectID": "\(project)",
           "hostUrl": "https://api.spectrocloud.com", "tenant": "research"}

      """
    }

    private static let tenant = """
      apiVersion: spectrocloud.com/v1alpha1
      kind: Tenant
      metadata: {name: research}
      spec:
        displayName: Research
        tenantRoleMapping: {groups: [admins]}

      """

    private static let project = """
      apiVersion: gesso/v1
      kind: Project
      metadata: {name: vision}
      spec:
        tenant: research
        roleMapping: {viewer: [readers], editor: [writers], admin: [owners]}
        computeConfig: {from: edge}

      """

    private static let base = """
      apiVersion: gesso/v1
      kind: ComputeConfig
      metadata: {name: edge}
      spec:
        controlPlanePool: {nodeCount: 3, architecture: AMD64}
        workerPools: [{name: cpu, architecture: AMD64, minWorkerNodes: 2}]

      """

    private static let loose = """
      apiVersion: spectrocloud.com/v1alpha1
      kind: Compute
      metadata: {name: edge}

      """

    static func of(_ precaution: Precaution) -> Case {
      switch precaution {
      case .namespace:
        Case(
          files: ["a.yaml": namespace("vision"), "b.yaml": compute("vision")],
          change: ["a.yaml": nil])
      case .tenant:
        Case(files: ["a.yaml": tenant, "b.yaml": project, "c.yaml": base], change: ["a.yaml": nil])
      case .base:
        Case(files: ["a.yaml": tenant, "b.yaml": project, "c.yaml": base], change: ["c.yaml": nil])
      case .elsewhere: Case(files: ["a.yaml": loose], change: ["b.yaml": loose])
      case .value:
        Case(
          files: [
            "a.yaml": namespace("vision") + "---\n" + palette("vision", project: "1"),
            "b.yaml": namespace("speech") + "---\n" + palette("speech", project: "2"),
          ],
          change: ["a.yaml": namespace("vision") + "---\n" + palette("vision", project: "2")])
      case .words:
        Case(
          files: [
            "a.yaml": namespace("vision") + "---\n" + compute("vision"),
            "b.yaml": namespace("speech") + "---\n" + compute("speech"),
          ],
          change: [
            "a.yaml": namespace("vision") + "---\n" + compute("vision", family: "NVIDIA-A-100")
          ])
      }
    }

    static let configuration: Configuration = {
      var configuration = Configuration()
      for rule in [
        "unreferenced-compute-config", "unreferenced-settings", "plaintext-secret", "no-settings",
        "single-control-plane",
      ] {
        configuration.rules[.init(rule)] = .off
      }
      return configuration
    }()
  }

  private static func sources(_ files: [String: String]) -> [SourceFile] {
    files.map { SourceFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  @Test func textsThatAreTheSameInOtherBytesAreOneLink() throws {
    var configuration = Case.configuration
    for rule in ["invalid-name", "invalid-label"] { configuration.rules[.init(rule)] = .off }
    let made = SourceFile(path: "a.yaml", bytes: Array(Case.namespace("caf\u{e9}").utf8))
    let used = SourceFile(path: "b.yaml", bytes: Array(Case.compute("cafe\u{301}").utf8))
    let known = try #require(Known(Checked([made, used], configuration)))
    #expect(!Checked([used], configuration).compilation.findings.isEmpty)
    #expect(known.total(after: [used]) == nil)
  }

  @Test(arguments: Precaution.allCases) func isMissedWhereItIsLeftOut(
    _ precaution: Precaution
  ) throws {
    let given = Case.of(precaution)
    let before = Checked(Self.sources(given.files), Case.configuration)
    let changed = given.files.merging(given.change.compactMapValues(\.self)) { $1 }
      .filter { name, _ in !given.change.contains { $0.key == name && $0.value == nil } }
    let after = Checked(Self.sources(changed), Case.configuration)
    #expect(before.compilation.findings.map(\.message) == [])
    #expect(!after.compilation.findings.isEmpty)
    let known = try #require(Known(before))
    #expect(known.total(after: after.files) == nil)
    let careless = try #require(Known(before, without: precaution))
    #expect(careless.total(after: after.files) != nil, "nothing hangs on \(precaution)")
  }
}
