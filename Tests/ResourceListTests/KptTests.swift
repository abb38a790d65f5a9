import Foundation
import Testing

/// The function as the real kpt runs it.
@Suite(.enabled(if: Kpt.isThere, "kpt is not installed")) struct KptTests {
  @Test func generatesAndAgain() throws {
    let kpt = try Kpt(copying: "inheritance")
    try #require(kpt.eval("function").status == 0)
    let once = try kpt.listing()
    let made = once.keys.filter { $0.hasPrefix("bundle/") }
    #expect(made.count > 20)
    #expect(made.contains("bundle/vision/project-vision.yaml"))
    #expect(made.allSatisfy { once[$0]?.contains("config.kubernetes.io") == false })
    #expect(once["tenants/commerce.yaml"]?.contains("local-config: \"true\"") == true)
    try #require(kpt.eval("function").status == 0)
    #expect(try kpt.listing() == once)
  }

  @Test func writesWhatKptWaitsFor() throws {
    let kpt = try Kpt(copying: "inheritance")
    try #require(kpt.eval("function", "--", "for=kpt", "output=out").status == 0)
    let project = try kpt.listing()["out/vision/project-vision.yaml"]
    #expect(
      project?.contains(
        "config.kubernetes.io/depends-on: /Namespace/vision,"
          + "spectrocloud.com/namespaces/vision/Settings/vision,spectrocloud.com/Tenant/research,"
          + "spectrocloud.com/namespaces/vision/ComputeConfig/edge") == true)
  }

  @Test func validatesAlone() throws {
    let kpt = try Kpt(copying: "inheritance")
    // kpt itself has its own way with the blanks before a comment; the comparison starts from there.
    try #require(kpt.eval("function --validate").status == 0)
    let before = try kpt.listing()
    let result = try kpt.eval("function --validate")
    #expect(result.status == 0)
    #expect(try kpt.listing() == before)
    #expect(before.keys.allSatisfy { !$0.hasPrefix("bundle/") })
    #expect(
      result.output.contains("[warning] spectrocloud.com/v1alpha1/Settings/simulation/simulation"))
  }

  @Test func failsWithAResultForEveryFinding() throws {
    let kpt = try Kpt(copying: "inheritance")
    try kpt.replace("from: edge", with: "from: edgge", in: "projects/vision.yaml")
    let before = try kpt.listing()
    let result = try kpt.eval("function", "--results-dir", kpt.results)
    #expect(result.status == 1)
    #expect(try kpt.listing() == before)
    let report = try String(contentsOfFile: kpt.results + "/results.yaml", encoding: .utf8)
    for part in [
      "severity: error", "path: projects/vision.yaml", "path: spec.computeConfig.from",
      "currentValue: edgge", "kind: Project", "did you mean \"edge\"?",
    ] {
      #expect(report.contains(part), "\(part) is not in \(report)")
    }
  }
}

/// A package for kpt, deleted with the test.
private final class Kpt: Sendable {
  let folder: URL
  private let package: URL
  let results: String

  static let isThere = (try? run(["kpt", "version"]).status) == 0

  /// The program that was built together with the tests.
  private static let gesso = (Bundle.main.executableURL ?? URL(filePath: "."))
    .deletingLastPathComponent().appending(path: "gesso").path

  /// A copy of a fixture, in which `gesso.yaml` has a name, as kpt wants every object to have one.
  init(copying fixture: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kpt-\(UUID().uuidString)")
    package = folder.appending(path: "package")
    results = folder.appending(path: "results").path
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures/\(fixture)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: source, to: package)
    let configuration = package.appending(path: "gesso.yaml")
    let text = try String(contentsOf: configuration, encoding: .utf8)
    try text.replacing("kind: Configuration", with: "kind: Configuration\nmetadata: {name: gesso}")
      .write(to: configuration, atomically: true, encoding: .utf8)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func eval(_ command: String, _ arguments: String...) throws -> (status: Int32, output: String) {
    try Self.run(
      [
        "kpt", "fn", "eval", package.path, "--truncate-output=false", "--exec",
        "\(Self.gesso) \(command)",
      ]
        + arguments)
  }

  func replace(_ old: String, with new: String, in file: String) throws {
    let url = package.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
  }

  /// The files of the package by path.
  func listing() throws -> [String: String] {
    let names = FileManager.default.enumerator(atPath: package.path)?.compactMap { $0 as? String }
    var listing: [String: String] = [:]
    for name in names ?? [] where name.hasSuffix(".yaml") {
      listing[name] = try String(contentsOf: package.appending(path: name), encoding: .utf8)
    }
    return listing
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
