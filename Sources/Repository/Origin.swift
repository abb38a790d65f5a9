/// Which state of a repository is read.
package enum Origin: Hashable, Sendable {
  /// The files as they lie in the folder.
  case workTree
  /// What is staged: the content of the next commit.
  case index
  /// A commit or tree, named by any expression that `git rev-parse` understands.
  case revision(String)
}
