import Foundation
import Testing

/// check-jsonschema, the validator that CI systems use, agrees with gesso on the fixtures.
@Suite struct CheckJSONSchemaTests {
  static let tool: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/check-jsonschema" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  @Test(
    .enabled(
      if: tool != nil,
      "check-jsonschema is not installed (pip install check-jsonschema): schemas not cross-checked")
  )
  func agreesOnAllFixtures() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Validators/definitions.py")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", script.path, SchemaNode.repository.path, try #require(Self.tool),
    ]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
