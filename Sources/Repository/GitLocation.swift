internal import Glibc

/// Where the parts of a git repository lie; found without libgit2, whose start takes milliseconds.
struct GitLocation: Sendable {
  /// The folder with `HEAD`: `.git`, a bare repository, or that of a linked work tree.
  let gitDirectory: String
  /// The folder with the objects and references, shared between linked work trees.
  let commonDirectory: String
  /// The top of the work tree; nil for a bare repository.
  ///
  /// All three paths are canonical.
  let workTree: String?
  /// The environment, without its variables for a repository where they speak of another one.
  let environment: GitEnvironment

  init(gitDirectory: String, workTree: String?, environment: GitEnvironment) {
    self.gitDirectory = gitDirectory
    let link = smallFile(gitDirectory + "/commondir").map(firstLine)
    let common = link.map { absolutePath($0, in: gitDirectory) }
    self.commonDirectory = common.flatMap(canonicalPath) ?? gitDirectory
    self.workTree = workTree
    self.environment = environment
  }

  /// The index: the one the environment names, else the repository's.
  ///
  /// Git names it relative to where it was started, and runs hooks at the top of the work tree.
  var indexFile: String {
    guard let named = environment.indexFile else { return gitDirectory + "/index" }
    if exists(named) { return named }
    return absolutePath(named, in: workTree ?? gitDirectory)
  }

  /// The folders with objects: first the one that must be there, then further ones.
  var objectFolders: [String] {
    let own = commonDirectory + "/objects"
    guard let quarantine = environment.objectDirectory else {
      return [own] + environment.alternateObjectDirectories
    }
    return [own, quarantine] + environment.alternateObjectDirectories
  }

  /// Whether parts of the history were left out when the repository was cloned.
  var isShallow: Bool { exists(commonDirectory + "/shallow") }
}

extension GitLocation {
  /// The repository that a canonical folder belongs to; nil where it belongs to none.
  ///
  /// What the environment names counts where the folder lies in its work tree, so that a hook may
  /// well look at another repository.
  static func find(
    from folder: String, environment: GitEnvironment
  ) throws(RepositoryError) -> GitLocation? {
    guard let named = environment.gitDirectory.flatMap(canonicalPath) else {
      let isMissing = environment.gitDirectory != nil
      return discover(from: folder, isMissing ? environment.withoutRepository : environment)
    }
    let found = discover(from: folder, environment)
    if let found, found.gitDirectory == named { return found }
    let top = try workTree(of: named, environment: environment)
    if let top, relativeFolder(folder, in: top) != nil,
      found?.workTree.map({ relativeFolder(top, in: $0) != nil }) ?? true
    {
      return GitLocation(gitDirectory: named, workTree: top, environment: environment)
    }
    if found != nil { return discover(from: folder, environment.withoutRepository) }
    return top == nil
      ? GitLocation(gitDirectory: named, workTree: nil, environment: environment) : nil
  }

  /// The repository whose `.git` or own folder is the first on the way up from a folder.
  private static func discover(
    from folder: String, _ environment: GitEnvironment
  ) -> GitLocation? {
    var candidate: String? = folder
    while let here = candidate {
      if exists(here + "/.git") {
        return gitDirectory(at: here).map { directory in
          let top = environment.workTree.flatMap(canonicalPath) ?? here
          let contains = relativeFolder(folder, in: top) != nil
          return GitLocation(
            gitDirectory: directory, workTree: contains ? top : here, environment: environment)
        }
      }
      if ["/HEAD", "/objects", "/refs"].allSatisfy({ exists(here + $0) }) {
        return GitLocation(gitDirectory: here, workTree: nil, environment: environment)
      }
      candidate = parentFolder(of: here)
    }
    return nil
  }

  /// The git directory of a work tree's top: `.git` itself, or where the file `.git` points; nil
  /// where that is no longer there.
  private static func gitDirectory(at top: String) -> String? {
    let entry = top + "/.git"
    guard let text = smallFile(entry) else {
      return exists(entry + "/HEAD") ? canonicalPath(entry) : nil
    }
    let line = firstLine(text)
    guard line.hasPrefix("gitdir: ") else { return nil }
    return canonicalPath(absolutePath(String(line.dropFirst("gitdir: ".count)), in: top))
  }

  /// The work tree that belongs to a repository that the environment names; nil for a bare one.
  ///
  /// Where nothing says which it is, git takes the current folder.
  private static func workTree(
    of gitDirectory: String, environment: GitEnvironment
  ) throws(RepositoryError) -> String? {
    if let named = environment.workTree { return canonicalPath(named) }
    let location = GitLocation(
      gitDirectory: gitDirectory, workTree: nil, environment: environment)
    let top = try GitRepository.open(location).workTree.flatMap(canonicalPath)
    let isGuessed = top == parentFolder(of: gitDirectory) && !gitDirectory.hasSuffix("/.git")
    return isGuessed ? canonicalPath(".") : top
  }
}

/// The text up to the first line break.
private func firstLine(_ text: String) -> String {
  String(text.prefix { !$0.isNewline })
}
