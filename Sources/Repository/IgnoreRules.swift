internal import Synchronization

/// Git's ignore rules for the untracked files of a work tree; asked from many threads.
///
/// libgit2 is started by the first question, not before; most repositories have none, since
/// `IgnorePatterns` tells of nearly all names that no rule hits them. A tracked file is never ignored,
/// and the index knows those much faster than the rules do.
final class IgnoreRules: Sendable {
  private let location: GitLocation
  /// The path of the listing's root relative to the top of the work tree, with a final `/`.
  private let prefix: [UInt8]
  private let state = Mutex(State())

  /// What is opened for the first question.
  private struct State: ~Copyable {
    var rules: OpenedIgnoreRules?
    var failure: RepositoryError?
  }

  init(_ location: GitLocation, prefix: String) {
    self.location = location
    self.prefix = Array(prefix.utf8)
  }

  /// Why the rules could not be asked; nil where all went well or nothing was asked.
  var failure: RepositoryError? {
    state.withLock { $0.failure }
  }

  /// What is not ignored of a folder's contents; all of it after a failure.
  ///
  /// - Parameter doubtful: for each file whether a rule may hit it; the folders say so themselves.
  func filter(
    _ contents: FolderContents<WorkTree.Folder>, of folder: WorkTree.Folder,
    doubting doubtful: [Bool]
  ) -> FolderContents<WorkTree.Folder> {
    state.withLock { state in
      if state.rules == nil && state.failure == nil {
        do throws(RepositoryError) {
          state.rules = try OpenedIgnoreRules.open(location, prefix: prefix)
        } catch {
          state.failure = error
        }
      }
      return state.rules?.filter(contents, of: folder, doubting: doubtful) ?? contents
    }
  }
}

/// The rules and the index, ready to be asked by one thread at a time.
private struct OpenedIgnoreRules: ~Copyable {
  let repository: GitRepository
  /// Nil where libgit2 cannot read the index; then the rules are asked for every file.
  let index: GitIndex?
  let prefix: [UInt8]
  /// Whether the listing's root lies in an ignored folder: whoever names that wants to see it.
  let rootIsIgnored: Bool

  static func open(
    _ location: GitLocation, prefix: [UInt8]
  ) throws(RepositoryError) -> OpenedIgnoreRules {
    let repository = try GitRepository.open(location)
    let rootIsIgnored = !prefix.isEmpty && repository.isIgnored(prefix)
    return OpenedIgnoreRules(
      repository: repository, index: try? GitIndex(file: location.indexFile), prefix: prefix,
      rootIsIgnored: rootIsIgnored)
  }

  func filter(
    _ contents: FolderContents<WorkTree.Folder>, of folder: WorkTree.Folder,
    doubting doubtful: [Bool]
  ) -> FolderContents<WorkTree.Folder> {
    if rootIsIgnored { return contents }
    var verdict = folder.isIgnored
    var kept = FolderContents<WorkTree.Folder>()
    for (file, isDoubtful) in zip(contents.files, doubtful) {
      let path = prefix + file.pathBytes
      if !isDoubtful || isTracked(path) || !isIgnored(path, in: folder, &verdict) {
        kept.files.append(file)
      }
    }
    for var child in contents.folders {
      guard child.isIgnored == nil else {
        kept.folders.append(child)
        continue
      }
      let path = prefix + child.path
      if isTracked(path) {
        child.isIgnored = verdict == true ? true : nil
      } else if isIgnored(path, in: folder, &verdict) {
        continue
      } else {
        child.isIgnored = false
      }
      kept.folders.append(child)
    }
    return kept
  }

  /// Whether git tracks the file, or something in the folder.
  private func isTracked(_ path: [UInt8]) -> Bool {
    guard index != nil else { return false }
    return path.last == UInt8(ascii: "/")
      ? index?.hasEntries(below: path) ?? false : index?.contains(path) ?? false
  }

  /// Whether a rule hits an untracked path, or any folder on the way to it: what lies in an ignored
  /// folder cannot be called back.
  private func isIgnored(
    _ path: [UInt8], in folder: WorkTree.Folder, _ verdict: inout Bool?
  ) -> Bool {
    let isInIgnored = verdict ?? isIgnored(folder.path)
    verdict = isInIgnored
    return isInIgnored || repository.isIgnored(path)
  }

  /// Whether a rule hits a folder below the listing's root, or one of the folders on the way.
  private func isIgnored(_ folder: [UInt8]) -> Bool {
    folder.indices.contains { end in
      folder[end] == UInt8(ascii: "/") && repository.isIgnored(prefix + folder[...end])
    }
  }
}
