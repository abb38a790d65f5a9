import Glibc

/// A new folder and the files written into it.
///
/// Folders are made as they are needed; each is looked for once.
public struct FileTree {
  /// The folder everything is written below.
  public let root: String
  /// How many files were written.
  public private(set) var files = 0
  /// How many bytes were written, in all files together.
  public private(set) var bytes = 0

  private var known: Set<String> = []

  /// Makes the folder, and those above it; an existing folder must be empty.
  public init(creating root: String) throws(FileTreeError) {
    self.root = root
    try makeFolder("")
    guard Self.isEmpty(root) else { throw FileTreeError(path: root, reason: "is not empty") }
  }

  /// Writes a file at a path relative to the root, replacing one that is there.
  public mutating func write(_ text: String, to path: String) throws(FileTreeError) {
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    try writeFile(text.utf8, to: root + "/" + path)
    files += 1
    bytes += text.utf8.count
  }

  private mutating func makeFolder(_ path: String) throws(FileTreeError) {
    guard known.insert(path).inserted else { return }
    let folder = path.isEmpty ? root : root + "/" + path
    var parents = folder.indices.filter { folder[$0] == "/" && $0 != folder.startIndex }
    parents.append(folder.endIndex)
    for end in parents where mkdir(String(folder[..<end]), 0o755) != 0 && errno != EEXIST {
      throw FileTreeError(path: folder, number: errno)
    }
  }

  private static func isEmpty(_ folder: String) -> Bool {
    guard let entries = opendir(folder) else { return false }
    defer { closedir(entries) }
    var count = 0
    while readdir(entries) != nil { count += 1 }
    // "." and "..".
    return count == 2
  }
}

/// Writes a whole file, replacing one that is there.
public func writeFile(_ content: some Collection<UInt8>, to path: String) throws(FileTreeError) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard file >= 0 else { throw FileTreeError(path: path, number: errno) }
  defer { close(file) }
  let bytes = ContiguousArray(content)
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      Glibc.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
    }
    guard count >= 0 else { throw FileTreeError(path: path, number: errno) }
    written += count
  }
}

/// What the file system refused.
public struct FileTreeError: Error, CustomStringConvertible {
  /// The file or folder, and the reason in words.
  public let description: String

  init(path: String, reason: String) {
    description = "\(path): \(reason)"
  }

  /// The error that the system names by a number.
  public init(path: String, number: Int32) {
    self.init(path: path, reason: String(cString: strerror(number)))
  }
}
