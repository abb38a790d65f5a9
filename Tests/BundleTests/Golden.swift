import Foundation
import Testing

/// A file of expected output; `UPDATE_SNAPSHOTS=1` rewrites it and fails that run.
enum Golden {
  static func expect(
    _ text: String, _ name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("rewrote \(name)", sourceLocation: location)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    #expect(text == wanted, sourceLocation: location)
  }
}
