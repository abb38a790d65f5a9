internal import Concurrency
internal import Synchronization

/// A folder that is still to be listed: one of the file system, or a tree of git.
protocol ListedFolder: Sendable {
  /// The path relative to the listing's root with a final `/`; empty for the root itself.
  var path: [UInt8] { get }
}

/// What lies in one folder.
struct FolderContents<Folder: ListedFolder>: Sendable {
  /// The files in path order.
  var files: [FileEntry] = []
  /// The folders in path order.
  var folders: [Folder] = []
}

/// All files below a folder, in path order; lists level by level, the folders of a level on all
/// cores.
///
/// A folder that cannot be listed becomes an entry with that failure, for the root it is thrown.
/// Throws `tooManyFiles`.
func expand<Folder: ListedFolder, State: ~Copyable>(
  _ root: Folder, limits: Limits, state: @Sendable () -> State,
  list: @Sendable (inout State, Folder) throws(ReadFailure) -> FolderContents<Folder>
) throws(RepositoryError) -> [FileEntry] {
  let seen = Atomic(0)
  var levels: [[FolderContents<Folder>]] = []
  var level = [root]
  while !level.isEmpty {
    let isTooDeep = levels.count > limits.depth
    let listed = parallelMap(count: level.count, inRunsOf: 2, state: state) {
      [level] state, index in
      let folder = level[index]
      guard seen.load(ordering: .relaxed) <= limits.files else { return FolderContents<Folder>() }
      do throws(ReadFailure) {
        if isTooDeep { throw .tooDeep(limit: limits.depth) }
        let contents = try list(&state, folder)
        seen.wrappingAdd(contents.files.count + contents.folders.count, ordering: .relaxed)
        return contents
      } catch {
        return FolderContents(files: [FileEntry(path: folder.path, content: .failure(error))])
      }
    }
    guard seen.load(ordering: .relaxed) <= limits.files else {
      throw .tooManyFiles(limit: limits.files)
    }
    if levels.isEmpty, case .failure(let failure) = listed[0].files.first?.content {
      throw .unreadableFile(".", failure)
    }
    level = listed.flatMap(\.folders)
    levels.append(listed)
  }
  var merge = FolderMerge(of: levels)
  merge.emit(level: 0)
  return merge.files
}

/// Puts the contents of all folders into one list in path order, folder by folder, so that nothing
/// but the few names of one folder had to be sorted.
private struct FolderMerge<Folder: ListedFolder> {
  private(set) var files: [FileEntry] = []
  private let levels: [[FolderContents<Folder>]]
  /// How many folders of each level have been emitted: they come in the order they were listed.
  private var emitted: [Int]

  init(of levels: [[FolderContents<Folder>]]) {
    self.levels = levels
    files.reserveCapacity(levels.joined().reduce(0) { $0 + $1.files.count })
    emitted = Array(repeating: 0, count: levels.count)
  }

  /// Appends all files below the level's next folder.
  mutating func emit(level: Int) {
    let contents = levels[level][emitted[level]]
    emitted[level] += 1
    var rest = contents.files[...]
    for folder in contents.folders {
      let end = rest.firstIndex { !$0.precedes(folder.path) } ?? rest.endIndex
      files.append(contentsOf: rest[..<end])
      rest = rest[end...]
      emit(level: level + 1)
    }
    files.append(contentsOf: rest)
  }
}
