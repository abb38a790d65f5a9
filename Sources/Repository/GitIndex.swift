internal import CLibGit2
internal import Glibc

/// The index of a repository as it was when it was opened; one handle serves one thread.
@safe
struct GitIndex: ~Copyable {
  /// One entry of the index.
  struct Entry: Sendable {
    /// The path relative to the top of the work tree.
    let path: [UInt8]
    let id: ObjectID
    /// The size of the file when it was staged; 0 where git does not know it for certain.
    let size: Int
    /// Whether it is a file, with content that is staged; no link, no submodule, no promise.
    let isFile: Bool
    let isLink: Bool
    /// Whether it is one side of an unresolved conflict.
    let isConflicted: Bool
  }

  private let handle: OpaquePointer

  /// Reads the index; a file that is not there is an empty index, as in a fresh repository.
  init(file: String) throws(RepositoryError) {
    try GitLibrary.start()
    var opened: OpaquePointer?
    guard unsafe git.index_open(&opened, file) == 0, let handle = unsafe opened else {
      throw .unreadableIndex(file, reason: Self.explain(GitLibrary.lastMessage))
    }
    unsafe self.handle = unsafe handle
  }

  deinit {
    unsafe git.index_free(handle)
  }

  /// The number of entries.
  var count: Int { unsafe git.index_entrycount(handle) }

  /// The entry at a place in path order; nil past the end.
  subscript(position: Int) -> Entry? {
    guard let entry = unsafe git.index_get_byindex(handle, position) else { return nil }
    return unsafe Self.entry(entry.pointee)
  }

  /// The entry of a path relative to the top of the work tree.
  ///
  /// That is one side of a conflict where there is one; nil where the path is not tracked.
  func entry(of path: [UInt8]) -> Entry? {
    unsafe withCString(path) { name in
      if let entry = unsafe git.index_get_bypath(handle, name, 0) {
        return unsafe Self.entry(entry.pointee)
      }
      var position = 0
      guard unsafe git.index_find(&position, handle, name) == 0 else { return nil }
      return self[position]
    }
  }

  /// Whether a file is tracked.
  func contains(_ path: [UInt8]) -> Bool {
    entry(of: path) != nil
  }

  /// Whether a file is tracked in the folder, whose path ends in `/`, or below it.
  func hasEntries(below folder: [UInt8]) -> Bool {
    firstPosition(below: folder) < count
  }

  /// All entries in and below a folder, in path order; its path ends in `/`, or is empty for all.
  func entries(below folder: [UInt8]) -> [Entry] {
    var entries: [Entry] = []
    var position = folder.isEmpty ? 0 : firstPosition(below: folder)
    while let entry = self[position], entry.path.starts(with: folder) {
      entries.append(entry)
      position += 1
    }
    return entries
  }

  /// The id of a list of all entries whose paths are wanted, conflicts, links and promises too.
  func contentID(of isWanted: (UnsafeRawBufferPointer) -> Bool) -> ObjectID? {
    var list: [UInt8] = []
    for position in 0..<count {
      guard let entry = unsafe git.index_get_byindex(handle, position)?.pointee else { break }
      let path = unsafe Self.path(entry)
      guard unsafe isWanted(path) else { continue }
      unsafe Self.append(entry, named: path, to: &list)
    }
    return ObjectID(ofBlob: list)
  }

  /// Appends all that an entry says of its file.
  @unsafe
  static func append(
    _ entry: git_index_entry, named path: UnsafeRawBufferPointer, to list: inout [UInt8]
  ) {
    unsafe list.append(contentsOf: path)
    // No path has a NUL.
    list.append(0)
    let state = unsafe (entry.mode, entry.flags, entry.flags_extended)
    unsafe withUnsafeBytes(of: state) { unsafe list.append(contentsOf: $0) }
    unsafe withUnsafeBytes(of: entry.id) { unsafe list.append(contentsOf: $0) }
  }

  /// How the index differs from a list of files below a folder, whose path is empty or ends in `/`.
  func changes(
    since list: StagedList, below folder: [UInt8], limits: Limits
  ) -> StagedChanges? {
    var comparison = IndexComparison(with: list, below: folder)
    for position in 0..<count {
      guard let entry = unsafe git.index_get_byindex(handle, position) else { return nil }
      unsafe comparison.add(entry.pointee)
    }
    return comparison.finish(limits: limits)
  }

  /// Whether an entry is a file, with content that is staged; no link, no submodule, no promise.
  static func isFile(_ entry: git_index_entry) -> Bool {
    let isPromise =
      UInt32(unsafe entry.flags_extended) & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0
    return unsafe entry.mode & 0o170000 == 0o100000 && !isPromise
  }

  private func firstPosition(below folder: [UInt8]) -> Int {
    var position = 0
    let code = unsafe withCString(folder) {
      unsafe git.index_find_prefix(&position, handle, $0)
    }
    return code == 0 ? position : count
  }

  private static func path(_ entry: git_index_entry) -> UnsafeRawBufferPointer {
    guard let path = unsafe entry.path else {
      return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeRawBufferPointer(start: path, count: strlen(path))
  }

  private static func entry(_ entry: git_index_entry) -> Entry {
    unsafe Entry(
      path: Array(path(entry)), id: ObjectID(entry.id), size: Int(entry.file_size),
      isFile: isFile(entry), isLink: entry.mode & 0o170000 == 0o120000,
      isConflicted: entry.flags & UInt16(GIT_INDEX_ENTRY_STAGEMASK) != 0)
  }

  /// The kinds of index that libgit2 refuses, in words a git user knows, with the way out.
  private static func explain(_ message: String) -> String {
    if message.contains("mandatory extension: 'link'") {
      return "split indexes are not supported; git update-index --no-split-index makes it whole"
    }
    if message.contains("mandatory extension: 'sdir'") {
      return "sparse indexes are not supported; "
        + "git sparse-checkout reapply --no-sparse-index makes it whole"
    }
    if message.contains("checksum") {
      return "it is damaged, or was written without a checksum (index.skipHash, "
        + "feature.manyFiles), which is not supported; git config index.skipHash false and then "
        + "git update-index --force-write-index write it anew"
    }
    return message
  }
}
