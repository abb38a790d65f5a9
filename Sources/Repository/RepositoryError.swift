/// Why a repository could not be opened, listed or asked at all.
package enum RepositoryError: Error, Hashable, Sendable {
  /// The folder is not there or cannot be entered, for the reason given.
  case noFolder(String, reason: String)
  /// The folder lies in no git repository, but the index or a revision was asked for.
  case notARepository(String)
  /// The repository is bare: it has neither a work tree nor an index.
  case bare(String)
  /// The repository has a format that cannot be read, for the reason given.
  case unsupported(String, reason: String)
  /// No object has that name; the hint says what may be wrong, and is empty where nothing is known.
  case unknownRevision(String, hint: String)
  /// The abbreviated id fits several objects.
  case ambiguousRevision(String)
  /// The expression names a single file, where a commit or a tree is needed.
  case notATree(String)
  /// The index has unresolved conflicts in these files: sorted, each once, never empty.
  case unmerged([String])
  /// The index cannot be read, for the reason given.
  case unreadableIndex(String, reason: String)
  /// A single file that was asked for by its path cannot be read.
  case unreadableFile(String, ReadFailure)
  /// The path leads out of the repository.
  case outside(String)
  /// There are more files and folders than the limit.
  case tooManyFiles(limit: Int)
  /// Standard input cannot be read, for the reason given.
  case standardInput(reason: String)
  /// libgit2 is not installed, or cannot be used for the reason given.
  case noLibrary(reason: String)
  /// libgit2 failed in a way that has no better name; its own words.
  case git(String)
}

extension RepositoryError: CustomStringConvertible {
  /// What happened, as a lower-case sentence without a full stop.
  package var description: String {
    switch self {
    case .noFolder(let path, let reason):
      "cannot open the folder \(quoted(path)): \(reason)"
    case .notARepository(let path):
      "\(quoted(path)) is not in a git repository, so it has no index and no revisions"
    case .bare(let path):
      "the repository \(quoted(path)) is bare: it has no work tree and no index; name a revision"
    case .unsupported(let path, let reason):
      "the repository \(quoted(path)) cannot be read: \(reason)"
    case .unknownRevision(let expression, let hint):
      "unknown revision \(quoted(expression))" + (hint.isEmpty ? "" : ": \(hint)")
    case .ambiguousRevision(let expression):
      "the revision \(quoted(expression)) is ambiguous: write more of its id"
    case .notATree(let expression):
      "\(quoted(expression)) is a single file, not a commit or a folder of one"
    case .unmerged(let paths):
      "unresolved merge conflict in \(list(paths)): resolve and stage first"
    case .unreadableIndex(let path, let reason):
      "the git index \(quoted(path)) cannot be read: \(reason)"
    case .unreadableFile(let path, let failure):
      "cannot read \(quoted(path)): \(failure)"
    case .outside(let path):
      "the path \(quoted(path)) leads out of the repository"
    case .tooManyFiles(let limit):
      "the repository has more than \(limit) files and folders, which is the limit"
    case .standardInput(let reason):
      "cannot read standard input: \(reason)"
    case .noLibrary(let reason):
      "git can be read with libgit2 only, which cannot be used: \(reason)"
    case .git(let message):
      "git: \(message)"
    }
  }

  private func list(_ paths: [String]) -> String {
    let shown = paths.prefix(3).map(quoted).joined(separator: ", ")
    return paths.count > 3 ? "\(shown) and \(paths.count - 3) more" : shown
  }

  /// The words in quotes, on one line, whatever bytes a hostile name brings to the terminal.
  private func quoted(_ text: String) -> String {
    var shown = "\""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        shown += scalar.escaped(asASCII: true)
      default:
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown + "\""
  }
}
