internal import Synchronization

/// A folder that is still to be listed: one of the file system, or a tree of git.
protocol ListedFolder: Sendable {
  /// The path relative to the listing's root with a final `/`; empty for the root itself.
  var path: [UInt8] { get }
}

/// What lies in one folder.
struct FolderContents<Folder: ListedFolder>: Sendable {
  var files: [FileEntry] = []
  var folders: [Folder] = []
}

/// All files below a folder, in no particular order; lists level by level, the folders of a level
/// on all cores.
///
/// A folder that cannot be listed becomes an entry with that failure. Throws `tooManyFiles`.
func expand<Folder: ListedFolder, State: ~Copyable>(
  _ root: Folder, limits: Limits, state: @Sendable () -> State,
  list: @Sendable (inout State, Folder) throws(ReadFailure) -> FolderContents<Folder>
) throws(RepositoryError) -> [FileEntry] {
  let seen = Atomic(0)
  var files: [FileEntry] = []
  var level = [root]
  var depth = 0
  while !level.isEmpty {
    let listed = parallelMap(count: level.count, state: state) { [level, depth] state, index in
      let folder = level[index]
      guard seen.load(ordering: .relaxed) <= limits.files else { return FolderContents<Folder>() }
      do throws(ReadFailure) {
        guard depth <= limits.depth else { throw .tooDeep(limit: limits.depth) }
        let contents = try list(&state, folder)
        seen.wrappingAdd(contents.files.count + contents.folders.count, ordering: .relaxed)
        return contents
      } catch {
        return FolderContents(
          files: [FileEntry(path: Array(folder.path.dropLast()), content: .failure(error))])
      }
    }
    guard seen.load(ordering: .relaxed) <= limits.files else {
      throw .tooManyFiles(limit: limits.files)
    }
    files.append(contentsOf: listed.lazy.flatMap(\.files))
    level = listed.flatMap(\.folders)
    depth += 1
  }
  return files
}
