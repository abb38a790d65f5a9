import Foundation
import Testing

/// A file that a text is compared with.
///
/// UPDATE_SNAPSHOTS=1 writes it anew and still fails where it was another.
enum Golden {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  static func expect(_ text: String, in name: String) {
    let file = folder.appending(path: name)
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    if expected != text, ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try? Data(text.utf8).write(to: file)
    }
    #expect(text == expected, "\(name) is another")
  }
}
