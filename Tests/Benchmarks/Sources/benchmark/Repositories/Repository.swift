import Foundation

/// A generated repository: committed, packed, and counted.
struct Repository {
  /// The work tree, which has a `.git`.
  let folder: URL
  /// What the floor counts in it.
  let census: Census
  /// What lies in `.git` when nobody but git has been there.
  private let ownEntries: Set<String>

  var path: String { folder.path }

  init(at folder: URL, floor: Command, _ stopwatch: Stopwatch) throws(Failure) {
    self.folder = folder
    census = try Census(stopwatch.time(floor, lookingAtOutput: true).output)
    ownEntries = Set(Self.entries(of: folder)).filter { !$0.contains("gesso") }
  }

  /// Removes what a program may have remembered in the git folder: the next run is a cold one.
  func forget() throws(Failure) {
    for entry in Self.entries(of: folder) where !ownEntries.contains(entry) {
      do {
        try FileManager.default.removeItem(at: folder.appending(path: ".git/\(entry)"))
      } catch {
        throw Failure(reason: "\(error)")
      }
    }
  }

  private static func entries(of folder: URL) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/.git")) ?? []
  }
}

/// How much YAML a repository has.
struct Census {
  let files: Int
  let documents: Int
  let bytes: Int

  /// Reads the line that the floor prints: names, each with its number.
  init(_ line: String) throws(Failure) {
    let words = line.split(separator: " ")
    func number(_ name: Substring) -> Int? {
      words.firstIndex(of: name).flatMap { words.dropFirst($0 + 1).first }.flatMap { Int($0) }
    }
    guard let files = number("files"), let documents = number("documents"),
      let bytes = number("bytes")
    else { throw Failure(reason: "the floor printed: \(line)") }
    (self.files, self.documents, self.bytes) = (files, documents, bytes)
  }

  /// As in `34,932 files, 37,342 documents, 34.1 MB`.
  var text: String {
    "\(grouped(files)) files, \(grouped(documents)) documents, \(megabytes(bytes))"
  }
}
