internal import Glibc

/// What the process was told about git by its environment, as git tells its hooks.
package struct GitEnvironment: Sendable {
  /// `GIT_DIR`: the repository to use where the folder lies in its work tree.
  package var gitDirectory: String?
  /// `GIT_WORK_TREE`: the top of the work tree.
  package var workTree: String?
  /// `GIT_INDEX_FILE`: the index to read, as for `git commit -a` and partial commits.
  package var indexFile: String?
  /// `GIT_OBJECT_DIRECTORY`: where new objects lie, as while a push is received.
  package var objectDirectory: String?
  /// `GIT_ALTERNATE_OBJECT_DIRECTORIES`: where further objects lie.
  package var alternateObjectDirectories: [String]
  /// `HOME`, where the user's own configuration of git lies.
  package var home: String?
  /// `XDG_CONFIG_HOME`, the other place for it.
  package var configurationHome: String?

  /// An environment that says nothing.
  package init() {
    alternateObjectDirectories = []
  }

  /// The environment of this process.
  package static var inherited: GitEnvironment {
    var environment = GitEnvironment()
    environment.gitDirectory = variable("GIT_DIR")
    environment.workTree = variable("GIT_WORK_TREE")
    environment.indexFile = variable("GIT_INDEX_FILE")
    environment.objectDirectory = variable("GIT_OBJECT_DIRECTORY")
    environment.alternateObjectDirectories =
      variable("GIT_ALTERNATE_OBJECT_DIRECTORIES")?.split(separator: ":").map(String.init) ?? []
    environment.home = variable("HOME")
    environment.configurationHome = variable("XDG_CONFIG_HOME")
    return environment
  }

  /// The environment without what it says about one repository.
  var withoutRepository: GitEnvironment {
    var other = GitEnvironment()
    other.home = home
    other.configurationHome = configurationHome
    return other
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
