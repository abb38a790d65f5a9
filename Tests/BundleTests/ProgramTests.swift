import Bundle
import Foundation
import Testing

/// What the appliers themselves make of a bundle.
@Suite struct ProgramTests {
  /// Whether there is a kubectl whose kustomize can keep an order; before 1.27 none can.
  private static let keepsOrder: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "sortOptions: {order: fifo}\nresources: []\nconfigMapGenerator: [{name: a}]\n"
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: folder.appending(path: "kustomization.yaml"))
      return try run(["kubectl", "kustomize", folder.path]) != nil
    } catch {
      return false
    }
  }()

  /// The standard output of a program; nil where it is not there or fails.
  private static func run(_ arguments: [String], in folder: URL? = nil) throws -> String? {
    let process = Process()
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    if let folder { process.currentDirectoryURL = folder }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return try String(contentsOf: output, encoding: .utf8)
  }

  /// `kubectl kustomize` gives the objects in the order of the bundle.
  @Test(
    .enabled(if: keepsOrder, "no kubectl is installed that knows sortOptions"),
    arguments: Scene.all.filter { !$0.testDescription.contains("/") },
    Dialect.allCases)
  func kustomizeKeepsTheOrder(_ scene: Scene, _ dialect: Dialect) throws {
    let writer = BundleWriter(
      ApplyOrder(scene.resolution),
      options: BundleOptions(dialect: dialect, toolVersion: "1.2.3"))
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var lists: [String: [Manifest.ID]] = [:]
    for file in writer.files() {
      let place = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
      guard !file.path.hasSuffix("ustomization.yaml"), file.path != "Kustomization" else {
        continue
      }
      let parts = file.path.split(separator: "/").dropLast()
      lists[parts.joined(separator: "/"), default: []] += Manifest.read(file.bytes).map(\.id)
    }
    for (name, wanted) in lists {
      let built = try Self.run(["kubectl", "kustomize", folder.appending(path: name).path])
      #expect(try Manifest.read(Array(#require(built).utf8)).map(\.id) == wanted, "\(name)")
    }
  }
}
