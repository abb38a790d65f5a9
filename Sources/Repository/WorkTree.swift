internal import Glibc

/// The files as they lie in a folder.
struct WorkTree: Sendable {
  /// A folder below the root that is still to be listed.
  struct Folder: ListedFolder {
    let path: [UInt8]
    /// What may be hit by the ignore rules from outside of it.
    let patterns: IgnorePatterns?
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
      path: [], patterns: location?.outerPatterns(above: prefix), isIgnored: false)
    let files = try expand(start, limits: limits, state: { FileReader(files: root) }) {
      (reader, folder) throws(ReadFailure) in
      let path = Array(folder.path.dropLast())
      let listing = try FolderListing(reading: try reader.openFolder(path), limit: limits.files)
      if listing.holdsGit && !path.isEmpty { return FolderContents() }
      var patterns = folder.patterns
      if rules != nil, listing.holdsIgnoreFile {
        patterns = IgnorePatterns.read(in: folder.path, from: &reader, beside: patterns)
      }
      let contents = WorkTree.contents(of: folder, listing, patterns)
      let areSure =
        !contents.doubtful.contains(true) && !contents.all.folders.contains { $0.isIgnored == nil }
      guard let rules, !areSure else { return contents.all }
      return rules.filter(contents.all, of: folder, doubting: contents.doubtful)
    }
    if let failure = rules?.failure { throw failure }
    return files
  }

  /// All that is in a folder, and for each file whether the ignore rules have to be asked; they have to be
  /// for the folders of which it is not known whether they are ignored.
  ///
  /// - Parameter patterns: what may be hit by the rules that count in the folder.
  private static func contents(
    of folder: Folder, _ listing: FolderListing, _ patterns: IgnorePatterns?
  ) -> (all: FolderContents<Folder>, doubtful: [Bool]) {
    func isDoubtful(_ name: FolderListing.Name, isFolder: Bool) -> Bool {
      folder.isIgnored != false || patterns?.mayHit(listing.name(name), isFolder: isFolder) == true
    }
    let all = FolderContents(
      files: listing.files.map { name in
        FileEntry(path: listing.path(of: name, in: folder.path), content: .file)
      },
      folders: listing.folders.map { name in
        Folder(
          path: listing.path(of: name, in: folder.path), patterns: patterns,
          isIgnored: isDoubtful(name, isFolder: true) ? nil : false)
      })
    return (all, listing.files.map { isDoubtful($0, isFolder: false) })
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

extension IgnorePatterns {
  /// The rules of a folder's own file beside outer ones.
  fileprivate static func read(
    in folder: [UInt8], from reader: inout FileReader, beside outer: IgnorePatterns?
  ) -> IgnorePatterns {
    let file = FileEntry(path: folder + ".gitignore".utf8, content: .file)
    return IgnorePatterns(try? reader.read(file, limit: 1 << 20), beside: outer)
  }
}
