internal import CLibGit2

/// A repository opened by libgit2: its references and ignore rules; one handle serves one thread.
@safe
struct GitRepository: ~Copyable {
  private let handle: OpaquePointer
  /// Whether parts of the history were left out when the repository was cloned.
  private let isShallow: Bool

  /// Opens the repository; its work tree is the location's, whatever the configuration says.
  static func open(_ location: GitLocation) throws(RepositoryError) -> GitRepository {
    let handle = unsafe try openHandle(location)
    let repository = unsafe GitRepository(owning: handle, isShallow: location.isShallow)
    if let workTree = location.workTree { try repository.use(workTree) }
    return repository
  }

  private init(owning handle: OpaquePointer, isShallow: Bool) {
    unsafe self.handle = unsafe handle
    self.isShallow = isShallow
  }

  deinit {
    unsafe git.repository_free(handle)
  }

  /// The top of the work tree as the repository's configuration has it; nil for a bare one.
  var workTree: String? {
    unsafe git.repository_workdir(handle).map { unsafe String(cString: $0) }
  }

  /// Whether an ignore rule hits a path relative to the top of the work tree.
  ///
  /// The path of a folder ends in `/`. A path that libgit2 cannot judge is not ignored.
  func isIgnored(_ path: [UInt8]) -> Bool {
    var ignored: Int32 = 0
    let code = unsafe withCString(path) {
      unsafe git.ignore_path_is_ignored(&ignored, handle, $0)
    }
    return code == 0 && ignored != 0
  }

  /// The commit an expression stands for, through any tags, and its tree; or just a tree.
  func resolve(_ expression: String) throws(RepositoryError) -> ResolvedRevision {
    var found: OpaquePointer?
    let code = unsafe git.revparse_single(&found, handle, expression)
    guard code == 0, let object = unsafe found else {
      throw unknown(expression, code: code)
    }
    defer { unsafe git.object_free(object) }
    var peeled: OpaquePointer?
    if unsafe git.object_peel(&peeled, object, GIT_OBJECT_COMMIT) == 0, let commit = unsafe peeled {
      defer { unsafe git.object_free(commit) }
      guard let id = unsafe git.commit_id(commit), let tree = unsafe git.commit_tree_id(commit)
      else { throw .git(GitLibrary.lastMessage) }
      return unsafe ResolvedRevision(commit: ObjectID(id.pointee), tree: ObjectID(tree.pointee))
    }
    guard unsafe git.object_peel(&peeled, object, GIT_OBJECT_TREE) == 0, let tree = unsafe peeled
    else { throw .notATree(expression) }
    defer { unsafe git.object_free(tree) }
    guard let id = unsafe git.object_id(tree) else { throw .git(GitLibrary.lastMessage) }
    return unsafe ResolvedRevision(commit: nil, tree: ObjectID(id.pointee))
  }

  /// The best common ancestor of two commits; nil where the histories have none.
  func mergeBase(_ one: ObjectID, _ other: ObjectID) throws(RepositoryError) -> ObjectID? {
    var base = git_oid()
    var one = one.value
    var other = other.value
    let code = unsafe git.merge_base(&base, handle, &one, &other)
    if code == 0 { return ObjectID(base) }
    if code == GIT_ENOTFOUND.rawValue && !isShallow { return nil }
    throw .git(GitLibrary.lastMessage + (isShallow ? "; \(Self.shallowHint)" : ""))
  }

  private static func openHandle(_ location: GitLocation) throws(RepositoryError) -> OpaquePointer {
    try GitLibrary.start()
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    var opened: OpaquePointer?
    let code = unsafe git.repository_open_ext(&opened, location.gitDirectory, flags, nil)
    guard code == 0, let handle = unsafe opened else {
      throw refusal(of: location, message: GitLibrary.lastMessage)
    }
    return unsafe handle
  }

  private func use(_ workTree: String) throws(RepositoryError) {
    guard unsafe git.repository_set_workdir(handle, workTree, 0) == 0 else {
      throw .git(GitLibrary.lastMessage)
    }
  }

  private static let shallowHint =
    "this clone is shallow: fetch more history first (git fetch --unshallow)"

  private func unknown(_ expression: String, code: Int32) -> RepositoryError {
    if code == GIT_EAMBIGUOUS.rawValue { return .ambiguousRevision(expression) }
    if unsafe git.repository_head_unborn(handle) == 1 {
      return .unknownRevision(expression, hint: "the current branch has no commits yet")
    }
    return .unknownRevision(expression, hint: isShallow ? Self.shallowHint : "")
  }

  /// Why libgit2 would not open a repository.
  private static func refusal(of location: GitLocation, message: String) -> RepositoryError {
    let path = location.workTree ?? location.gitDirectory
    let configuration = smallFile(location.commonDirectory + "/config")?.lowercased() ?? ""
    let settings = configuration.split(whereSeparator: \.isNewline).map { line in
      line.filter { !$0.isWhitespace }
    }
    if settings.contains("objectformat=sha256") {
      return .unsupported(path, reason: "its objects have SHA-256 names, only SHA-1 is supported")
    }
    if settings.contains("refstorage=reftable") {
      return .unsupported(
        path,
        reason: "its references are in a reftable, only files are supported; "
          + "git refs migrate --ref-format=files moves them")
    }
    return .unsupported(path, reason: message)
  }
}

/// What a revision expression stands for.
struct ResolvedRevision: Sendable {
  /// Nil where the expression names a tree.
  let commit: ObjectID?
  let tree: ObjectID
}
