internal import Synchronization

/// The files of an index, as they were when it was opened.
final class StagedFiles: Sendable {
  let location: GitLocation
  /// The path from the top of the work tree to the root, empty or with a final `/`.
  let prefix: String
  private let index: Mutex<GitIndex>

  init(root: String, location: GitLocation) throws(RepositoryError) {
    guard let top = location.workTree else { throw .bare(root) }
    // Opening the repository refuses the formats that cannot be read, in better words.
    _ = try GitRepository.open(location)
    self.location = location
    self.prefix = relativeFolder(root, in: top) ?? ""
    self.index = Mutex(try GitIndex(file: location.indexFile))
  }

  /// All files below the root that are not excluded, in path order; throws `unmerged`.
  func list(limits: Limits, excluding: ((String) -> Bool)?) throws(RepositoryError) -> [FileEntry] {
    let folder = Array(prefix.utf8)
    var conflicts: [String] = []
    var files: [FileEntry] = []
    for entry in index.withLock({ $0.entries(below: folder) }) {
      guard entry.isFile || entry.isConflicted, FileEntry.isWanted(entry.path) else { continue }
      let path = Array(entry.path.dropFirst(folder.count))
      let file = FileEntry(path: path, content: .object(entry.id, size: entry.size))
      if let excluding, excluding(file.path) { continue }
      if entry.isConflicted && conflicts.last != file.path { conflicts.append(file.path) }
      files.append(file)
    }
    guard conflicts.isEmpty else { throw .unmerged(conflicts) }
    guard files.count <= limits.files else { throw .tooManyFiles(limit: limits.files) }
    return files
  }

  /// A name for all that is staged under the names of files that are read, and of those that say which
  /// are not.
  var contentID: ObjectID? {
    index.withLock {
      unsafe $0.contentID { unsafe FileEntry.isWanted($0) || FileEntry.isBundleList($0) }
    }
  }

  /// How the files below the root differ from a list of them; nil where there are conflicts, or too
  /// many files.
  func changes(since list: StagedList, limits: Limits) -> StagedChanges? {
    index.withLock { $0.changes(since: list, below: Array(prefix.utf8), limits: limits) }
  }

  /// The file at a path relative to the top of the work tree; nil where none is staged.
  func read(_ path: [UInt8], limit: Int) throws(ReadFailure) -> [UInt8]? {
    guard let entry = index.withLock({ $0.entry(of: path) }) else { return nil }
    guard entry.isFile, !entry.isConflicted else {
      if entry.isLink { throw .notRegular }
      return nil
    }
    return try ObjectDatabase.open(folders: location.objectFolders).read(entry.id, limit: limit)
  }
}
