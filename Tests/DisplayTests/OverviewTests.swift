import Compiler
import Display
import Foundation
import Reporting
import Testing

@Suite struct OverviewTests {
  static let goldens = [
    "overview.txt", "overview-terminal.txt", "overview.json", "overview-wide.txt",
  ]

  @Test func isATable() throws {
    let overview = Overview(of: try Repository.fixture("acme").resolution)
    Golden.expect(overview.text(style: .plain), in: "overview.txt")
    Golden.expect(overview.json, in: "overview.json")
  }

  @Test func hasBarsOnATerminal() throws {
    let overview = Overview(of: try Repository.fixture("inheritance").resolution)
    Golden.expect(
      overview.text(style: ReportStyle(color: true, width: 80)), in: "overview-terminal.txt")
  }

  /// Wide characters, Projects without a Tenant, more given out than held, no quota at all.
  @Test func alignsWideCharacters() {
    let overview = Overview(
      of: Repository.compile(
        """
        apiVersion: gesso/v1
        kind: Tenant
        metadata: {name: east}
        spec:
          displayName: 東部門
          adminGroups: [a]
          gpuResources: {limits: {NVIDIA-A100: 2}}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: one}
        spec: {tenant: east, displayName: 視覚, gpuResources: {limits: {NVIDIA-A100: 9, NVIDIA-H100: 1}}}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: second}
        spec: {tenant: east, displayName: "e\\u0301te\\u0301"}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: lost}
        spec: {tenant: nowhere}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata: {name: none, namespace: none}
        spec: {displayName: None}
        """
      ).resolution)
    Golden.expect(overview.text(style: ReportStyle(width: 60)), in: "overview-wide.txt")
  }
}
