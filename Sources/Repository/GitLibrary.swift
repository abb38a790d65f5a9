internal import CLibGit2

/// libgit2 with this program's options, started once a process and only where git is needed: its
/// start takes milliseconds.
enum GitLibrary {
  /// The failure of the start; nil where it succeeded.
  private static let failure: String? = {
    guard git_libgit2_init() >= 0, gesso_git_set_options() == 0 else { return lastMessage }
    return nil
  }()

  /// Starts libgit2 where that has not been done.
  static func start() throws(RepositoryError) {
    if let failure { throw .git(failure) }
  }

  /// What libgit2 says about the last failure of this thread.
  static var lastMessage: String {
    guard let error = unsafe git_error_last(), let text = unsafe error.pointee.message else {
      return "unknown failure"
    }
    return unsafe String(cString: text)
  }
}
