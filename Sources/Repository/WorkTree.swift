internal import Glibc

/// The files as they lie in a folder.
struct WorkTree: Sendable {
  /// A folder below the root that is still to be listed.
  struct Folder: ListedFolder {
    let path: [UInt8]
    /// Whether an ignore rule may hit something in it.
    let mayHaveRules: Bool
    /// Whether it is ignored as a whole, so that only tracked files count; nil where nobody asked.
    var isIgnored: Bool?
  }

  /// The root of the input.
  let root: String
  /// The top of the work tree, or the root where there is no git.
  let top: String
  /// The path from the top to the root, empty or with a final `/`.
  let prefix: String
  /// Nil for a plain folder.
  let location: GitLocation?

  init(root: String, location: GitLocation?) throws(RepositoryError) {
    if let location, location.workTree == nil { throw .bare(root) }
    self.root = root
    self.top = location?.workTree ?? root
    self.prefix = relativeFolder(root, in: top) ?? ""
    self.location = location
  }

  /// All files, in path order.
  func list(limits: Limits) throws(RepositoryError) -> [FileEntry] {
    let rules = location.map { IgnoreRules($0, prefix: prefix) }
    let start = Folder(
      path: [], mayHaveRules: location?.mayHaveOuterRules(above: prefix) ?? false, isIgnored: nil)
    let files = try expand(start, limits: limits, state: { FileReader(files: root) }) {
      (reader, folder) throws(ReadFailure) in
      let path = Array(folder.path.dropLast())
      let listing = try FolderListing(reading: try reader.openFolder(path), limit: limits.files)
      if listing.holdsGit && !path.isEmpty { return FolderContents() }
      let mayHaveRules = folder.mayHaveRules || rules != nil && listing.holdsIgnoreFile
      let contents = FolderContents(
        files: listing.files.map { name in
          FileEntry(path: listing.path(of: name, in: folder.path), content: .file)
        },
        folders: listing.folders.map { name in
          Folder(
            path: listing.path(of: name, in: folder.path), mayHaveRules: mayHaveRules,
            isIgnored: nil)
        })
      return mayHaveRules ? rules?.filter(contents, of: folder) ?? contents : contents
    }
    if let failure = rules?.failure { throw failure }
    return files
  }

  /// The file at a path relative to the top; nil where there is none.
  func read(_ path: [UInt8], limit: Int) throws(ReadFailure) -> [UInt8]? {
    var cursor = try FolderCursor(root: top)
    do throws(ReadFailure) {
      return try cursor.openFile(path).contents(limit: limit)
    } catch .vanished {
      return nil
    }
  }
}
