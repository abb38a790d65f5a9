import Configuration
import Glibc
import Repository

/// What an editor has of a file, on standard input, in place of what the file has.
struct EditorBuffer {
  /// The file's path from the root.
  let path: String
  let bytes: [UInt8]

  /// Where the buffer belongs: the path from the root.
  ///
  /// - Parameters:
  ///   - name: relative to the current folder, else to the root; the file need not be there.
  ///   - root: absolute, without symbolic links.
  static func path(of name: String, below root: String) throws(Failure) -> String {
    guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw .usage("--stdin-filename \(name): gesso reads *.yaml and *.yml only")
    }
    let current = try InputRoot.currentFolder()
    let places = name.hasPrefix("/") ? [name] : ["\(current)/\(name)", "\(root)/\(name)"]
    let paths = places.map(EditorBuffer.resolved).filter { $0.hasPrefix(root + "/") }
    let known = paths.first { access($0, F_OK) == 0 } ?? paths.first
    guard let path = known else {
      throw .usage("--stdin-filename \(name): that is not in \(root)")
    }
    return String(path.dropFirst(root.count + 1))
  }

  static func read(_ path: String, limit: Int) throws(Failure) -> EditorBuffer {
    let bytes = try attempt { () throws(RepositoryError) in
      try readStandardInput(limits: Limits(fileSize: limit))
    }
    return EditorBuffer(path: path, bytes: bytes)
  }

  /// An absolute path without `.`, `..` and, as far as its folders are there, symbolic links.
  private static func resolved(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    var missing: [Substring] = []
    while let name = names.popLast() {
      missing.insert(name, at: 0)
      guard let folder = realpath("/" + names.joined(separator: "/"), nil) else { continue }
      defer { free(folder) }
      let start = String(cString: folder)
      return (start == "/" ? "" : start) + "/" + missing.joined(separator: "/")
    }
    return "/"
  }
}
