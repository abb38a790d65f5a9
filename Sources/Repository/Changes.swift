internal import Concurrency

/// What became of one file between two states of a repository.
package struct PathChange: Hashable, Sendable {
  /// The kinds of change; a file that moved is deleted and added.
  package enum Kind: Hashable, Sendable {
    case added
    case modified
    case deleted
  }

  package let path: String
  package let kind: Kind

  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

extension Repository {
  /// The files whose content differs from another state, in path order; both states are listed.
  ///
  /// A file that cannot be read counts as modified. Throws what `list` throws.
  package func changes(
    since base: Repository, excluding: ((String) -> Bool)? = nil
  ) throws(RepositoryError) -> [PathChange] {
    let pairs = Self.pair(
      try base.list(excluding: excluding), try list(excluding: excluding))
    let kinds = parallelMap(
      count: pairs.count, state: { ReaderPair(old: base.reader(), new: reader()) }
    ) { readers, index in
      readers.compare(pairs[index], limit: limits.fileSize)
    }
    return zip(pairs, kinds).compactMap { pair, kind in
      kind.flatMap { kind in pair.path.map { PathChange(path: $0, kind: kind) } }
    }
  }

  /// The entries of two sorted lists side by side, in path order.
  private static func pair(_ old: [FileEntry], _ new: [FileEntry]) -> [EntryPair] {
    var pairs: [EntryPair] = []
    var left = old[...]
    var right = new[...]
    while let first = left.first ?? right.first {
      let other = right.first ?? first
      if right.isEmpty || !left.isEmpty && first.precedes(other) {
        pairs.append(EntryPair(old: left.popFirst(), new: nil))
      } else if left.isEmpty || other.precedes(first) {
        pairs.append(EntryPair(old: nil, new: right.popFirst()))
      } else {
        pairs.append(EntryPair(old: left.popFirst(), new: right.popFirst()))
      }
    }
    return pairs
  }
}

/// What two states have at one path.
private struct EntryPair: Sendable {
  let old: FileEntry?
  let new: FileEntry?

  var path: String? { (new ?? old)?.path }
}

/// Reads the two states on one thread.
private struct ReaderPair: ~Copyable {
  var old: FileReader
  var new: FileReader

  /// How the file changed; nil where it did not.
  mutating func compare(_ pair: EntryPair, limit: Int) -> PathChange.Kind? {
    guard let before = pair.old else { return .added }
    guard let after = pair.new else { return .deleted }
    if let id = before.objectID, let other = after.objectID { return id == other ? nil : .modified }
    do throws(ReadFailure) {
      let bytes = try old.read(before, limit: limit)
      return try new.read(after, limit: limit) == bytes ? nil : .modified
    } catch {
      return .modified
    }
  }
}
