internal import Glibc

/// The canonical absolute path of a file or folder, without symbolic links; nil where there is none
/// (the reason is then in `errno`).
func canonicalPath(_ path: String) -> String? {
  guard let resolved = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

/// Whether something lies at the path, following symbolic links.
func exists(_ path: String) -> Bool {
  unsafe access(path, F_OK) == 0
}

/// The path itself if absolute, else below the folder.
func absolutePath(_ path: String, in folder: String) -> String {
  path.hasPrefix("/") ? path : folder == "/" ? "/\(path)" : "\(folder)/\(path)"
}

/// The folder that a canonical path lies in; nil for the root of the file system.
func parentFolder(of path: String) -> String? {
  guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The path relative to a folder that it lies in, both canonical; nil where it lies elsewhere.
///
/// It has a final `/`, and is empty for the folder itself.
func relativeFolder(_ path: String, in folder: String) -> String? {
  if path == folder { return "" }
  let start = folder == "/" ? "/" : folder + "/"
  // Bytes, since a name may begin with a mark that would join the slash to one character.
  guard path.utf8.starts(with: start.utf8) else { return nil }
  return String(decoding: path.utf8.dropFirst(start.utf8.count), as: UTF8.self) + "/"
}

/// The names in a path, without the slashes.
func components(of path: String) -> [String] {
  path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
}

/// The content of a small file of git's own; nil where there is none or it cannot be read.
func smallFile(_ path: String) -> String? {
  let contents = try? Descriptor(path: path).contents(limit: 1 << 20)
  return contents.map { String(decoding: $0, as: UTF8.self) }
}
