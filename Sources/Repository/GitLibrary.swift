internal import CLibGit2

/// libgit2 with this program's options, loaded and started once a process and only where git is
/// needed: both take milliseconds.
enum GitLibrary {
  /// The failure of the start; nil where it succeeded.
  private static let failure: String? = unsafe loadGit().map { unsafe String(cString: $0) }

  /// Loads and starts libgit2 where that has not been done.
  static func start() throws(RepositoryError) {
    if let failure { throw .noLibrary(reason: failure) }
  }

  /// What libgit2 says about the last failure of this thread.
  static var lastMessage: String {
    guard let error = unsafe git.error_last(), let text = unsafe error.pointee.message else {
      return "unknown failure"
    }
    return unsafe String(cString: text)
  }
}

/// The functions of libgit2 by their names without `git_`, once it has been started.
var git: GitFunctions { unsafe gitFunctions().pointee }
