internal import Glibc

extension Repository {
  /// The top of the work tree that a folder lies in, or the bare repository itself; nil outside git.
  ///
  /// Nil, too, where the folder is not there.
  package static func topLevel(
    of directory: String, environment: GitEnvironment = .inherited
  ) -> String? {
    guard let root = canonicalPath(directory),
      let location = try? GitLocation.find(from: root, environment: environment)
    else { return nil }
    return location.workTree ?? location.gitDirectory
  }

  /// The full id of the commit, or else the tree, that an expression stands for.
  package static func resolve(
    revision expression: String, at directory: String, environment: GitEnvironment = .inherited
  ) throws(RepositoryError) -> String {
    let revision = try git(at: directory, environment).resolve(expression)
    return (revision.commit ?? revision.tree).hexadecimal
  }

  /// The full id of the best common ancestor of two commits; nil where they have none.
  package static func mergeBase(
    _ one: String, _ other: String, at directory: String,
    environment: GitEnvironment = .inherited
  ) throws(RepositoryError) -> String? {
    let repository = try git(at: directory, environment)
    guard let one = try repository.resolve(one).commit,
      let other = try repository.resolve(other).commit
    else { return nil }
    return try repository.mergeBase(one, other)?.hexadecimal
  }

  /// The canonical path of a folder that must be there.
  static func folder(_ directory: String) throws(RepositoryError) -> String {
    guard let root = canonicalPath(directory) else {
      throw .noFolder(directory, reason: describe(errorNumber: errno))
    }
    guard canonicalPath(root + "/.") != nil else {
      throw .noFolder(directory, reason: describe(errorNumber: errno))
    }
    return root
  }

  private static func git(
    at directory: String, _ environment: GitEnvironment
  ) throws(RepositoryError) -> GitRepository {
    let root = try folder(directory)
    guard let location = try GitLocation.find(from: root, environment: environment) else {
      throw .notARepository(root)
    }
    return try GitRepository.open(location)
  }
}
