internal import CLibGit2

/// The files of an index as they once were, kept to tell what has changed since.
package struct StagedList: Sendable {
  /// The ids of the blobs, one after the other.
  package let ids: [UInt8]
  /// Where the path of each file ends, which are one after the other.
  package let ends: [UInt32]
  package let paths: [UInt8]

  /// - Parameter entries: files of an index, in the order of their paths.
  package init(_ entries: [FileEntry]) {
    var (ids, paths): ([UInt8], [UInt8]) = ([], [])
    var ends: [UInt32] = []
    ids.reserveCapacity(entries.count * ObjectID.length)
    ends.reserveCapacity(entries.count)
    for entry in entries {
      guard case .object(let id, _) = entry.content else { continue }
      unsafe withUnsafeBytes(of: id.value) { unsafe ids.append(contentsOf: $0) }
      entry.appendPath(to: &paths)
      ends.append(UInt32(clamping: paths.count))
    }
    self.ids = ids
    self.ends = ends
    self.paths = paths
  }

  /// Puts together what was kept; nil where it does not fit together.
  package init?(ids: [UInt8], ends: [UInt32], paths: [UInt8]) {
    guard ids.count == ends.count * ObjectID.length, Int(ends.last ?? 0) == paths.count,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.ids = ids
    self.ends = ends
    self.paths = paths
  }

  package var count: Int { ends.count }

  /// Where the path of a file lies.
  func range(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
  }

  /// A file as it was.
  ///
  /// - Parameter size: the size of its content.
  package func entry(at place: Int, size: Int) -> FileEntry? {
    let start = place * ObjectID.length
    guard let id = ObjectID(raw: ids[start..<start + ObjectID.length]) else { return nil }
    return FileEntry(
      path: Array(paths[range(of: place)]), content: .object(id, size: size))
  }
}

/// How the files of an index differ from what they once were.
package struct StagedChanges: Sendable {
  /// The places in the list of the files that are not there any more, or have another content,
  /// ascending.
  package internal(set) var gone: [Int] = []
  /// The files that are new or have another content, in the order of their paths.
  package internal(set) var come: [FileEntry] = []
  /// How many files of the list are under their names still, whatever their content.
  package internal(set) var named = 0
  /// A name for all files that say how others are to be read, wherever they lie.
  package internal(set) var governing = ""
  /// Whether there is a list of rendered files.
  package internal(set) var hasBundleLists = false

  /// Whether no file differs.
  package var isNothing: Bool { gone.isEmpty && come.isEmpty }

  /// Whether the files have the names that they had, whatever their content.
  package func namesAreTheSame(as list: StagedList) -> Bool {
    named == list.count && come.count == gone.count
  }
}

extension Repository {
  /// How the index differs from a list of its files.
  ///
  /// Nil for another origin, where there are conflicts, or too many files.
  package func changes(since list: StagedList) -> StagedChanges? {
    guard case .index(let files) = source else { return nil }
    return files.changes(since: list, limits: limits)
  }
}
