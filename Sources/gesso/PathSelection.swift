import Glibc

/// The files and folders that a command line names, as paths from the repository's root.
struct PathSelection {
  /// Each path from the root; empty for everything.
  private let paths: [String]

  /// - Parameters:
  ///   - arguments: paths as typed, relative to the current folder or, where they are not there, to
  ///     the root.
  init(_ arguments: [String], below root: String) throws(Failure) {
    var paths: [String] = []
    for argument in arguments {
      guard let path = PathSelection.absolute(argument, or: root),
        path == root || path.hasPrefix(root + "/")
      else { throw .unreadable("there is no \"\(argument)\" in \(root)") }
      paths.append(String(path.dropFirst(root.count).drop { $0 == "/" }))
    }
    self.paths = paths
  }

  /// One file, by its path from the root.
  init(file: String) {
    paths = [file]
  }

  /// Whether a file is one of those named or lies below one.
  func contains(_ path: String) -> Bool {
    paths.isEmpty
      || paths.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
  }

  private static func absolute(_ argument: String, or root: String) -> String? {
    for candidate in [argument, "\(root)/\(argument)"] {
      guard let path = realpath(candidate, nil) else { continue }
      defer { free(path) }
      let text = String(cString: path)
      if text == root || text.hasPrefix(root + "/") { return text }
    }
    return nil
  }
}
