import Glibc
import Repository

/// Where a bundle's folder lies in the repository that the applier reads.
enum BundlePlace {
  /// The folder's path from the top of its git repository, from the input's folder where it lies in
  /// none; `.` for the top itself and for a folder outside.
  static func path(of folder: String, in root: String) -> String {
    let (parent, name) = AtomicFile.split(folder)
    guard let parent = canonical(parent) else { return "." }
    let place = name == "." ? parent : "\(parent)/\(name)"
    guard let top = Repository.topLevel(of: parent) ?? canonical(root),
      place.hasPrefix(top + "/")
    else { return "." }
    return String(place.dropFirst(top.count + 1))
  }

  private static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
