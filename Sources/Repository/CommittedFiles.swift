/// The files of a commit or tree.
struct CommittedFiles: Sendable {
  /// A tree that is still to be listed.
  private struct Folder: ListedFolder {
    let path: [UInt8]
    let id: ObjectID
  }

  let location: GitLocation
  /// The id of the commit, or of the tree where the expression named one.
  let id: ObjectID
  /// The path from the top of the tree to the root, empty or with a final `/`.
  let prefix: String
  private let tree: ObjectID
  private let expression: String

  init(root: String, location: GitLocation, expression: String) throws(RepositoryError) {
    let revision = try GitRepository.open(location).resolve(expression)
    self.location = location
    self.expression = expression
    self.id = revision.commit ?? revision.tree
    self.tree = revision.tree
    // A tree named by itself, such as HEAD:folder, is the root.
    let isCommit = revision.commit != nil
    self.prefix = location.workTree.flatMap { isCommit ? relativeFolder(root, in: $0) : nil } ?? ""
  }

  /// The size from which a tree has more entries than any limit on files allows.
  private static let treeSize = 64 << 20

  /// All files below the root, in path order; none where the revision has no such folder.
  func list(limits: Limits) throws(RepositoryError) -> [FileEntry] {
    let folders = location.objectFolders
    let start: ObjectID?
    do throws(ReadFailure) {
      let database = try ObjectDatabase.open(folders: folders)
      start = try folder(Array(prefix.utf8).dropLast(), in: database)
    } catch {
      throw .unreadableFile(expression, error)
    }
    guard let start else { return [] }
    return try expand(
      Folder(path: [], id: start), limits: limits, state: { FileReader(objects: folders) }
    ) { (reader, folder) throws(ReadFailure) in
      var contents = FolderContents<Folder>()
      for entry in GitTree(try reader.object(folder.id, limit: Self.treeSize)) {
        if entry.kind == .folder {
          let path = folder.path + entry.name + [UInt8(ascii: "/")]
          contents.folders.append(Folder(path: path, id: entry.id))
        } else if entry.kind == .file && FileEntry.isWanted(entry.name) {
          contents.files.append(
            FileEntry(path: folder.path + entry.name, content: .object(entry.id, size: 0)))
        }
      }
      // Git sorts its trees so, but a hostile one need not be sorted.
      contents.files.sort { $0.precedes($1) }
      contents.folders.sort { $0.path.span.precedes($1.path.span) }
      return contents
    }
  }

  /// The file at a path relative to the top; nil where there is none.
  func read(_ path: [UInt8], limit: Int) throws(ReadFailure) -> [UInt8]? {
    let database = try ObjectDatabase.open(folders: location.objectFolders)
    let end = path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    guard let folder = try folder(path[..<end], in: database) else { return nil }
    let name = path[end...].drop { $0 == UInt8(ascii: "/") }
    guard let entry = try entry(name, of: folder, in: database) else { return nil }
    switch entry.kind {
    case .file: return try database.read(entry.id, limit: limit)
    case .link: throw .notRegular
    case .folder, .submodule: return nil
    }
  }

  /// The tree at a path; nil where there is none.
  private func folder(
    _ path: ArraySlice<UInt8>, in database: borrowing ObjectDatabase
  ) throws(ReadFailure) -> ObjectID? {
    var here = tree
    for name in path.split(separator: UInt8(ascii: "/")) {
      guard let entry = try entry(name, of: here, in: database), entry.kind == .folder
      else { return nil }
      here = entry.id
    }
    return here
  }

  private func entry(
    _ name: ArraySlice<UInt8>, of folder: ObjectID, in database: borrowing ObjectDatabase
  ) throws(ReadFailure) -> GitTree.Entry? {
    let entries = GitTree(try database.read(folder, limit: Self.treeSize))
    return entries.first { $0.name.elementsEqual(name) }
  }
}
