import Bundle
import Platform
import Testing

/// The objects of an order as `Kind namespace/name`.
private func names(_ order: ApplyOrder) -> [String] {
  order.steps.map { step in
    let object = order.object(step)
    return "\(object.kindName) \(object.namespace.map { "\($0)/" } ?? "")\(object.name)"
  }
}

@Suite struct SelectionTests {
  @Test func keepsOneTenantsPart() throws {
    let manifests = Manifests(
      Samples.fleet, Samples.gated,
      """
      {apiVersion: v1, kind: Secret, metadata: {name: unused, namespace: atlas}}
      ---
      {apiVersion: v1, kind: Namespace, metadata: {name: nobodys}}
      """)
    let ops = try #require(ApplyOrder(manifests.resolution, tenant: "ops"))
    #expect(
      names(ops) == [
        "Namespace canary", "Tenant ops", "Secret tenant-ops/hub", "Secret tenant-ops/shared",
        "Settings tenant-ops/shared", "Project canary/canary",
      ])
    let research = try #require(ApplyOrder(manifests.resolution, tenant: "research"))
    #expect(names(research).contains("Secret atlas/unused"))
    #expect(names(research).contains("ProfileBundle vision/vllm"))
    let all = Set(names(ApplyOrder(manifests.resolution)))
    #expect(all.subtracting(names(ops)).subtracting(names(research)) == ["Namespace nobodys"])
    #expect(ApplyOrder(manifests.resolution, tenant: "nobody") == nil)
  }

  @Test func knowsTenantsThatAreElsewhere() throws {
    let manifests = Manifests(
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: a}}
      ---
      apiVersion: spectrocloud.com/v1alpha1
      kind: Project
      metadata: {name: a, namespace: a}
      spec: {tenantRef: {name: elsewhere}}
      """)
    let order = try #require(ApplyOrder(manifests.resolution, tenant: "elsewhere"))
    #expect(names(order) == ["Namespace a", "Project a/a"])
  }

  @Test func takesTheFirstOfEqualObjectsAndAllOfOtherKinds() {
    let manifests = Manifests(
      """
      {apiVersion: spectrocloud.com/v1alpha1, kind: ComputePool, metadata: {name: x, namespace: a}}
      ---
      {apiVersion: v1, kind: Secret, metadata: {name: x, namespace: a}, data: {a: YQ==}}
      ---
      {apiVersion: v1, kind: Secret, metadata: {name: x, namespace: a}, data: {b: YQ==}}
      ---
      {apiVersion: spectrocloud.com/v1alpha1, kind: AIWorkload, metadata: {name: x, namespace: a}}
      ---
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: x, namespace: a}}
      """)
    let order = ApplyOrder(manifests.resolution)
    #expect(names(order) == ["Secret a/x", "AIWorkload a/x", "ComputePool a/x"])
    #expect(manifests.stream().contains("data:\n  a: YQ=="))
  }

  @Test func rendersALoopByForceAndNamesFilesSafely() {
    let manifests = Manifests(
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: ../../A b, namespace: ns}
      stringData: {palette: '{"tlsSecretRef": "b"}'}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ns}
      stringData: {palette: '{"tlsSecretRef": "../../A b"}', x: *nowhere}
      """)
    for dialect in Dialect.allCases {
      let files = manifests.writer(dialect).files()
      let last = files.map { $0.path.split(separator: "/").last ?? "" }
      #expect(last.contains("010-secret-ns-.._.._a_b.yaml"))
      #expect(files.allSatisfy { !$0.path.contains("..") || $0.path.contains("-.._.._a_b") })
    }
    #expect(manifests.stream().contains("  x: null\n"))
  }

  @Test func rendersNothing() {
    let nothing = Manifests("")
    let stream = nothing.stream()
    #expect(stream.hasPrefix("# gesso bundle: format 1, for kubectl, gesso 1.2.3, inputs "))
    #expect(stream.split(separator: "\n").count == 1)
    for dialect in Dialect.allCases {
      #expect(
        nothing.writer(dialect).files().contains {
          $0.path.hasSuffix("ustomization.yaml")
            || $0.path == "Kustomization"
        })
    }
  }

  @Test func numbersKeepTheOrderOfManyFiles() {
    let text = (0..<150).map {
      "{apiVersion: v1, kind: Namespace, metadata: {name: n\($0)}}\n"
    }
    let paths = Manifests(text.joined(separator: "---\n")).writer().files().map(\.path)
    #expect(paths.first == "0010-namespace-n0.yaml")
    #expect(paths.contains("1500-namespace-n99.yaml"))
  }

  @Test func guardsOnlyWhereTheyAreWanted() {
    for dialect in Dialect.allCases {
      let text = Manifests(Samples.gated).writer(dialect, pruneGuards: false).files()
        .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
      for mark in ["Prune=", "prune: disabled", "detach", "orphan"] {
        #expect(!text.contains(mark), "\(dialect)")
      }
    }
  }
}
