import Compiler
import Display
import Foundation
import Platform
import Reporting
import Resolution
import Testing
import YAMLSyntax

/// What `gesso show` prints, compared with goldens that were checked against design.md, section 2.
@Suite struct ShowTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let golden: String
    let repository: String
    let object: String
    var field: String?
    var all = false
    var target = Target.standard

    var testDescription: String { golden }
  }

  static let cases = [
    // Everything overridden a little; the whole of one Project.
    Case(golden: "vision.yaml", repository: "inheritance", object: "project/vision", all: true),
    Case(golden: "vision.json", repository: "inheritance", object: "project/vision"),
    Case(
      golden: "vision-compute.yaml", repository: "inheritance",
      object: "computeconfig/vision/edge", all: true),
    // Nulls that remove whole fields.
    Case(golden: "genomics.yaml", repository: "inheritance", object: "project/genomics", all: true),
    // Nothing of its own.
    Case(
      golden: "fraud-detection.yaml", repository: "inheritance", object: "project/fraud-detection"),
    // Settings of projectDefaults, one integration taken away.
    Case(
      golden: "storefront-settings.yaml", repository: "inheritance",
      object: "settings/storefront/storefront-settings", all: true),
    // References instead of objects.
    Case(
      golden: "catalogue.yaml", repository: "inheritance", object: "project/catalogue", all: true),
    Case(
      golden: "catalogue-namespace.yaml", repository: "inheritance", object: "ns/catalogue"),
    Case(golden: "simulation.yaml", repository: "inheritance", object: "project/simulation"),
    // The inherited base with what lies over it.
    Case(
      golden: "warehouse-compute.yaml", repository: "inheritance",
      object: "computeconfigs/warehouse/edge", all: true),
    // Shared Settings in a namespace of another name.
    Case(golden: "research.yaml", repository: "inheritance", object: "Tenant/research"),
    Case(golden: "shared.yaml", repository: "inheritance", object: "settings/shared"),
    // Version 0.1: a Project's Settings replaces the Tenant's whole.
    Case(
      golden: "vision-0.1.yaml", repository: "inheritance", object: "project/vision", target: .v0_1),
    Case(
      golden: "vision-limits.yaml", repository: "inheritance", object: "project/vision",
      field: "spec.gpuResources.limits"),
    Case(
      golden: "vision-viewer.json", repository: "inheritance", object: "project/vision",
      field: "spec.roleMapping.viewer[2]"),
    // A manifest, and a Secret, of which no value is shown.
    Case(
      golden: "secret.yaml", repository: "acme", object: "secret/inspection/inspection-palette"),
    Case(
      golden: "secret.json", repository: "acme", object: "secret/inspection/inspection-palette"),
  ]

  @Test(arguments: cases) func showsAsExpected(_ item: Case) throws {
    let compilation = try Repository.fixture(item.repository, target: item.target)
    let selector = try #require(ObjectSelector(item.object))
    guard case .object(let index) = selector.find(in: compilation.resolution.catalogue) else {
      Issue.record("\(item.object) is not there")
      return
    }
    let shown = try ShownObject(
      index, field: item.field, in: compilation.resolution, sources: compilation.sources)
    let isJSON = item.golden.hasSuffix(".json")
    Golden.expect(
      isJSON ? shown.json : shown.yaml(showsOverridden: item.all), in: item.golden)
    if isJSON {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(shown.json.utf8)) }
    }
  }

  @Test func hasNoOrphanGoldens() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
    let known =
      Self.cases.map(\.golden) + OverviewTests.goldens + GraphTests.goldens
      + [InheritanceBundleTests.golden]
    #expect(Set(files) == Set(known))
  }

  /// What is shown without comments is the object itself, and so is all of it with comments to a reader.
  @Test(arguments: ["inheritance", "acme"]) func showsTheObjectItself(_ fixture: String) throws {
    let compilation = try Repository.fixture(fixture)
    let catalogue = compilation.resolution.catalogue
    for (index, object) in catalogue.objects.enumerated() where object.kind != .secret {
      let shown = try ShownObject(
        index, field: nil, in: compilation.resolution, sources: compilation.sources)
      let again = Repository.compile(shown.yaml(showsOverridden: true)).resolution.catalogue
      #expect(again.objects.count == 1, "\(object.selector)")
      #expect(again.objects.first?.root.hasSameValue(as: object.root) == true, "\(object.selector)")
    }
  }

  // MARK: Names

  @Test(arguments: [
    ("project/vision", "project/vision"), ("Projects/vision", "project/vision"),
    ("project/vision/vision", "project/vision"),
    ("projects.spectrocloud.com/vision", "project/vision"),
    ("ns/robotics-shared", "namespace/robotics-shared"),
    ("SETTINGS/catalogue/catalogue-settings", "settings/catalogue/catalogue-settings"),
    ("computeconfig/shared-compute", "computeconfig/tenant-robotics/shared-compute"),
  ]) func findsObjects(_ name: String, _ expected: String) throws {
    let catalogue = try Repository.fixture("inheritance").resolution.catalogue
    guard case .object(let index)? = ObjectSelector(name)?.find(in: catalogue) else {
      Issue.record("\(name) is not found")
      return
    }
    #expect(catalogue[index].selector == expected)
  }

  @Test(arguments: [
    ("project/vison", "project/vision"),
    ("tenant/vision", "namespace/vision project/vision settings/vision/vision"),
    ("settings/storefront", "settings/storefront/storefront-settings"),
    ("computeconfig/wrong/shared-compute", "computeconfig/tenant-robotics/shared-compute"),
    ("project/nothing-of-the-kind", ""),
    ("computeconfig/edge", "computeconfig/vision/edge computeconfig/warehouse/edge"),
  ]) func suggestsNames(_ name: String, _ expected: String) throws {
    let catalogue = try Repository.fixture("inheritance").resolution.catalogue
    switch try #require(ObjectSelector(name)).find(in: catalogue) {
    case .object(let index): Issue.record("\(catalogue[index].selector) is found")
    case .several(let names), .none(let names):
      #expect(names.sorted().joined(separator: " ") == expected)
    }
  }

  @Test(arguments: ["vision", "project/", "/vision", "a/b/c/d", ""])
  func refusesWhatIsNoName(_ name: String) {
    #expect(ObjectSelector(name) == nil)
  }

  @Test(arguments: [
    ("spec.gpuResource", "there is no \"spec.gpuResource\"; did you mean \"spec.gpuResources\"?"),
    ("spec.displayName.x", "there is no \"spec.displayName.x\": it is a single value"),
    (
      "spec.roleMapping.viewer.x",
      "\"spec.roleMapping.viewer\" is a list: name an item, such as "
        + "spec.roleMapping.viewer[0]"
    ),
    (
      "spec.roleMapping.viewer[9]",
      "there is no \"spec.roleMapping.viewer[9]\": the last item is [2]"
    ),
    (
      "spec.tags.review",
      "there is no \"spec.tags.review\": null removes what was inherited "
        + "(review: yearly)"
    ),
    ("spec.", "\"spec.\" is no field; write spec.roleMapping.viewer[0] or labels[\"a.b/c\"]"),
    ("", "the field's name is empty"),
  ]) func saysWhyThereIsNoSuchField(_ field: String, _ message: String) throws {
    let catalogue = try Repository.fixture("inheritance").resolution.catalogue
    let key = ObjectKey(kind: .project, namespace: "vision", name: "vision")
    let root = catalogue[try #require(catalogue.index(of: key))].root
    do {
      _ = try FieldSelector(field).find(in: root)
      Issue.record("\(field) is found")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test(arguments: [
    "metadata.labels[\"palette.ai/tenant-name\"]", ".metadata.labels.palette\\.ai/tenant-name",
  ]) func findsKeysWithDots(_ field: String) throws {
    let catalogue = try Repository.fixture("inheritance").resolution.catalogue
    let key = ObjectKey(kind: .project, namespace: "vision", name: "vision")
    let root = catalogue[try #require(catalogue.index(of: key))].root
    #expect(try FieldSelector(field).find(in: root).text == "research")
  }

  /// Nor are they where YAML takes them for a key, or where they lie deeper than a value may.
  @Test func tellsNoSecretInAKey() throws {
    let compilation = Repository.compile(
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: s, namespace: n}
      stringData: {token:hunter2, a: {hunter2: b, c: [hunter2]}, [hunter2]: x}
      Data: {b: hunter2}
      immutable: hunter2
      """)
    let resolution = compilation.resolution
    let whole = try ShownObject(0, field: nil, in: resolution, sources: compilation.sources)
    let part = try ShownObject(
      0, field: "stringData.a", in: resolution, sources: compilation.sources)
    for shown in [whole, part] {
      #expect(!shown.yaml(showsOverridden: true).contains("hunter2"))
      #expect(!shown.json.contains("hunter2"))
    }
    for field in ["stringData.token", "stringData[\"token:hunter\"]", "stringData.a.hunter"] {
      let failure = #expect(throws: FieldSelector.Failure.self) {
        _ = try ShownObject(0, field: field, in: resolution, sources: compilation.sources)
      }
      #expect(failure?.message.contains("hunter2") == false)
    }
  }

  /// Secrets stay untold, and so do characters that could harm a terminal.
  @Test func tellsNoSecretsAndNoControlCharacters() throws {
    let compilation = Repository.compile(
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: s
        namespace: n
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"a":"hunter2"}}'
          note: "turn \\u202E around \\e[31m"
      stringData:
        a: hunter2
        palette: '{"apiKey":"hunter2","hostUrl":"https://a"}'
        lines: |
          hunter2
          hunter2
      data: {b: aHVudGVyMg==}
      """)
    let shown = try ShownObject(
      0, field: nil, in: compilation.resolution, sources: compilation.sources)
    for text in [shown.yaml(showsOverridden: true), shown.json] {
      #expect(!text.contains("hunter2") && !text.contains("aHVudGVyMg"))
      #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{1B}"))
    }
  }
}
