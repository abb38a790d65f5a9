internal import Concurrency

/// A repository, or a folder of one, in one of its states: the only way files are read.
///
/// Every state gives the same list in the same order and the same bytes for the same content.
/// Symbolic links, submodules, nested repositories and special files are left out of all of them.
/// libgit2 is started only where git itself must be asked. Nothing is ever written.
package struct Repository: Sendable {
  enum Source {
    case workTree(WorkTree)
    case index(StagedFiles)
    case revision(CommittedFiles)
  }

  /// The absolute path, without symbolic links, of the folder that paths are relative to.
  package let root: String
  package let origin: Origin
  package private(set) var limits: Limits
  let source: Source

  /// Opens a folder: the top of a repository or any folder in it, a bare repository, or, for the
  /// work tree, a folder outside git.
  ///
  /// A folder below the top narrows every origin to what lies in it.
  package static func open(
    at directory: String, origin: Origin, environment: GitEnvironment = .inherited,
    limits: Limits = Limits()
  ) throws(RepositoryError) -> Repository {
    let root = try folder(directory)
    let location = try GitLocation.find(from: root, environment: environment)
    let source: Source
    switch origin {
    case .workTree:
      source = .workTree(try WorkTree(root: root, location: location))
    case .index:
      guard let location else { throw .notARepository(root) }
      source = .index(try StagedFiles(root: root, location: location))
    case .revision(let expression):
      guard let location else { throw .notARepository(root) }
      source = .revision(
        try CommittedFiles(root: root, location: location, expression: expression))
    }
    return Repository(root: root, origin: origin, limits: limits, source: source)
  }

  /// The same state of the same repository with other limits.
  package func limited(to limits: Limits) -> Repository {
    var other = self
    other.limits = limits
    return other
  }

  /// The full id of the commit that is read, or of the tree where the expression named one; nil for
  /// the work tree and the index.
  package var revision: String? {
    guard case .revision(let files) = source else { return nil }
    return files.id.hexadecimal
  }

  /// The path from the repository's top to the root, empty or with a final `/`.
  ///
  /// `read` reaches the folders above with as many `../` as this has components.
  package var prefix: String {
    switch source {
    case .workTree(let tree): tree.prefix
    case .index(let files): files.prefix
    case .revision(let files): files.prefix
    }
  }

  /// All files named `*.yaml` or `*.yml` that are neither ignored by git nor excluded, in the order
  /// of their paths' bytes.
  ///
  /// A folder that cannot be listed is an entry too, whose path ends in `/` and whose reading fails.
  /// Throws `unmerged` for an index with conflicts in such files, `unreadableFile` for the root, and
  /// `tooManyFiles`.
  package func list(
    excluding: ((String) -> Bool)? = nil
  ) throws(RepositoryError) -> [FileEntry] {
    var files =
      switch source {
      case .workTree(let tree): try tree.list(limits: limits)
      case .index(let files): try files.list(limits: limits, excluding: excluding)
      case .revision(let files): try files.list(limits: limits)
      }
    if let excluding { files.removeAll { excluding($0.path) } }
    return files
  }

  /// The content of a single file, given relative to the root; nil where there is none.
  ///
  /// `..` may climb as far as the top of the repository. Throws `outside`, or `unreadableFile` for a
  /// file that is there.
  package func read(path: String) throws(RepositoryError) -> [UInt8]? {
    let bytes = try pathFromTop(path)
    if bytes.isEmpty || bytes.contains(0) { return nil }
    do throws(ReadFailure) {
      return switch source {
      case .workTree(let tree): try tree.read(bytes, limit: limits.fileSize)
      case .index(let files): try files.read(bytes, limit: limits.fileSize)
      case .revision(let files): try files.read(bytes, limit: limits.fileSize)
      }
    } catch {
      throw .unreadableFile(path, error)
    }
  }

  /// Reads the entries on all cores and calls the body for each on the thread that read it; results
  /// in the order of the entries.
  ///
  /// The body gets the entry's place, the entry, and its bytes or why there are none.
  ///
  /// - Parameter isOver: asked before each entry whether no more are wanted; those left out give nil.
  package func map<Output: Sendable>(
    _ entries: [FileEntry], _ body: @Sendable (Int, FileEntry, ReadOutcome) -> Output?,
    unless isOver: @Sendable () -> Bool
  ) -> [Output?] {
    parallelMap(count: entries.count, state: { reader() }) { reader, index in
      if isOver() { return nil }
      do throws(ReadFailure) {
        let bytes = try reader.read(entries[index], limit: limits.fileSize)
        return body(index, entries[index], .success(bytes))
      } catch {
        return body(index, entries[index], .failure(error))
      }
    }
  }

  /// Reads the entries on all cores and calls the body for each of them.
  package func map<Output: Sendable>(
    _ entries: [FileEntry], _ body: @Sendable (Int, FileEntry, ReadOutcome) -> Output
  ) -> [Output] {
    map(entries, body, unless: { false }).compactMap { $0 }
  }

  /// What reads entries of this repository on one thread.
  func reader() -> FileReader {
    switch source {
    case .workTree(let tree): FileReader(files: tree.root)
    case .index(let files): FileReader(objects: files.location.objectFolders)
    case .revision(let files): FileReader(objects: files.location.objectFolders)
    }
  }

  /// The path from the repository's top, without `.` and `..`.
  private func pathFromTop(_ path: String) throws(RepositoryError) -> [UInt8] {
    guard path.utf8.first != UInt8(ascii: "/") else { throw .outside(path) }
    var names = components(of: prefix)
    for name in components(of: path) where name != "." {
      if name != ".." {
        names.append(name)
      } else if names.popLast() == nil {
        throw .outside(path)
      }
    }
    return Array(names.joined(separator: "/").utf8)
  }
}
