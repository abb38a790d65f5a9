import Configuration
import Glibc
import Repository

/// The folder whose files are the repository.
///
/// `-C DIR` is that folder itself. Without it, the nearest folder upwards that has a `gesso.yaml`, as
/// far as the top of the git repository; else that top; else the current folder.
struct InputRoot {
  let path: String

  static func find(_ options: SourceOptions) throws(Failure) -> InputRoot {
    if let directory = options.directory { return InputRoot(path: directory) }
    let start = try currentFolder()
    guard let top = Repository.topLevel(of: start) else { return InputRoot(path: start) }
    var folder = start
    while folder.hasPrefix(top) {
      if access("\(folder)/\(Configuration.fileName)", F_OK) == 0 { return InputRoot(path: folder) }
      guard folder != top, let slash = folder.lastIndex(of: "/") else { break }
      folder = String(folder[..<slash])
    }
    return InputRoot(path: top)
  }

  /// The absolute path of the current folder, without symbolic links.
  static func currentFolder() throws(Failure) -> String {
    guard let path = realpath(".", nil) else {
      throw .unreadable("the current folder is gone")
    }
    defer { free(path) }
    return String(cString: path)
  }
}
