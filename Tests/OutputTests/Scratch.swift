import Foundation

/// A folder for one test, removed at its end.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gesso-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: path(target))
  }

  /// All files and links with their content, hidden ones too.
  func listing(_ folder: String = "") throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path(folder))
    var listing: [String: String] = [:]
    for name in names {
      var isFolder: ObjCBool = false
      let file = url.appending(path: folder).appending(path: name)
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { listing[name] = try String(contentsOf: file, encoding: .utf8) }
    }
    return listing
  }
}
