internal import CLibGit2
internal import Glibc

/// Compares an index with a list of files, both in the order of their paths, without a copy of either.
struct IndexComparison {
  private let list: StagedList
  /// The path of the root, empty or with a final `/`.
  private let folder: [UInt8]
  private var next = 0
  private var count = 0
  private var isConflicted = false
  private var governing: [UInt8] = []
  private var changes = StagedChanges()

  init(with list: StagedList, below folder: [UInt8]) {
    self.list = list
    self.folder = folder
  }

  /// Takes the entries of the index one after the other.
  @unsafe
  mutating func add(_ entry: git_index_entry) {
    guard let start = unsafe entry.path else { return }
    let path = unsafe UnsafeRawBufferPointer(start: start, count: strlen(start))
    let isWanted = unsafe FileEntry.isWanted(path)
    let isList = unsafe !isWanted && FileEntry.isBundleList(path)
    guard isWanted || isList else { return }
    if isList { changes.hasBundleLists = true }
    if unsafe isList || FileEntry.isNamedAsConfiguration(path) {
      unsafe GitIndex.append(entry, named: path, to: &governing)
    }
    guard isWanted, unsafe starts(path, with: folder) else { return }
    if unsafe entry.flags & UInt16(GIT_INDEX_ENTRY_STAGEMASK) != 0 { isConflicted = true }
    guard unsafe GitIndex.isFile(entry) else { return }
    count += 1
    unsafe compare(entry, UnsafeRawBufferPointer(rebasing: path[folder.count...]))
  }

  /// What differs; nil where the index cannot be read as it is.
  consuming func finish(limits: Limits) -> StagedChanges? {
    guard !isConflicted, count <= limits.files, let name = ObjectID(ofBlob: governing) else {
      return nil
    }
    changes.gone.append(contentsOf: next..<list.count)
    changes.governing = name.hexadecimal
    return changes
  }

  @unsafe
  private mutating func compare(_ entry: git_index_entry, _ path: UnsafeRawBufferPointer) {
    while next < list.count {
      let order = unsafe order(of: next, before: path)
      if order > 0 { break }
      if order == 0 {
        changes.named += 1
        if unsafe !hasID(entry.id, at: next) {
          changes.gone.append(next)
          unsafe come(entry, path)
        }
        next += 1
        return
      }
      changes.gone.append(next)
      next += 1
    }
    unsafe come(entry, path)
  }

  @unsafe
  private mutating func come(_ entry: git_index_entry, _ path: UnsafeRawBufferPointer) {
    unsafe changes.come.append(
      FileEntry(
        path: Array(path), content: .object(ObjectID(entry.id), size: Int(entry.file_size))))
  }

  /// Negative where a path of the list comes before another, 0 where they are the same.
  @unsafe
  private func order(of place: Int, before path: UnsafeRawBufferPointer) -> Int {
    let range = list.range(of: place)
    let difference = range.count - path.count
    return unsafe list.paths.withUnsafeBytes { paths in
      let known = unsafe UnsafeRawBufferPointer(rebasing: paths[range])
      guard let one = known.baseAddress, let other = path.baseAddress else {
        return difference
      }
      let order = unsafe memcmp(one, other, min(known.count, path.count))
      return order == 0 ? difference : Int(order)
    }
  }

  private func hasID(_ id: git_oid, at place: Int) -> Bool {
    let start = place * ObjectID.length
    return unsafe list.ids.withUnsafeBytes { ids in
      let known = unsafe UnsafeRawBufferPointer(rebasing: ids[start..<start + ObjectID.length])
      return unsafe withUnsafeBytes(of: id) { id in
        guard let one = known.baseAddress, let other = id.baseAddress else { return false }
        return unsafe memcmp(one, other, ObjectID.length) == 0
      }
    }
  }

  @unsafe
  private func starts(_ path: UnsafeRawBufferPointer, with folder: [UInt8]) -> Bool {
    unsafe folder.isEmpty || path.starts(with: folder)
  }
}
