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
    if let named = environment.gitDirectory, let directory = canonicalPath(named) {
      let top = try workTree(of: directory, environment: environment)
      if top.map({ relativeFolder(folder, in: $0) != nil }) ?? true {
        return GitLocation(gitDirectory: directory, workTree: top, environment: environment)
      }
    }
    let other = environment.gitDirectory == nil ? environment : environment.withoutRepository
    var candidate: String? = folder
    while let here = candidate {
      if exists(here + "/.git") {
        return gitDirectory(at: here).map { directory in
          let top = other.workTree.flatMap(canonicalPath) ?? here
          let contains = relativeFolder(folder, in: top) != nil
          return GitLocation(
            gitDirectory: directory, workTree: contains ? top : here, environment: other)
        }
      }
      if ["/HEAD", "/objects", "/refs"].allSatisfy({ exists(here + $0) }) {
        return GitLocation(gitDirectory: here, workTree: nil, environment: other)
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

  /// The work tree that belongs to a repository that the environment names.
  private static func workTree(
    of gitDirectory: String, environment: GitEnvironment
  ) throws(RepositoryError) -> String? {
    if let named = environment.workTree { return canonicalPath(named) }
    let location = GitLocation(
      gitDirectory: gitDirectory, workTree: nil, environment: environment)
    return try GitRepository.open(location).workTree.flatMap(canonicalPath)
  }
}

/// The text up to the first line break.
private func firstLine(_ text: String) -> String {
  String(text.prefix { !$0.isNewline })
}
