import Glibc

/// Files that are written where none are: nothing that is there is ever touched.
struct NewFiles {
  /// The folder, without a final `/` unless it is the root.
  let folder: String
  private var written: [String] = []

  init(in folder: String) {
    self.folder = folder
  }

  /// The paths of those that are there already, whatever they are.
  func existing(_ paths: [String]) -> [String] {
    paths.filter { path in
      var status = stat()
      return lstat(place(of: path), &status) == 0
    }
  }

  /// Writes a file and the folders it lies in; takes back what it wrote where that fails.
  mutating func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do throws(Failure) {
      try makeFolders(of: place(of: path))
      try create(place(of: path), bytes)
    } catch {
      for path in written.reversed() { unlink(path) }
      throw error
    }
  }

  private func place(of path: String) -> String {
    folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  private func makeFolders(of path: String) throws(Failure) {
    for (index, character) in zip(path.indices, path)
    where character == "/" && index > path.startIndex {
      let folder = String(path[..<index])
      guard mkdir(folder, 0o777) != 0, errno != EEXIST else { continue }
      throw NewFiles.failure(folder)
    }
  }

  private mutating func create(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw NewFiles.failure(path) }
    written.append(path)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = NewFiles.failure(path)
        close(descriptor)
        throw failure
      }
      start += count
    }
    guard close(descriptor) == 0 else { throw NewFiles.failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    .unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
