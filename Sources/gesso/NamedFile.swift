import Glibc

/// A file that an option names, anywhere on the machine: a pipe of the shell's, too.
enum NamedFile {
  /// No configuration and no baseline has more bytes.
  private static let mostBytes = 256 << 20

  /// The content; nil where there is no such file or folder.
  static func read(_ file: String) throws(Failure) -> [UInt8]? {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure(file)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= mostBytes {
      let count = Glibc.read(descriptor, &part, part.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += part[..<count]
      } else if errno != EINTR {
        throw failure(file)
      }
    }
    throw .unreadable("\"\(file)\" has more than \(mostBytes) bytes, which is the limit")
  }

  private static func failure(_ file: String) -> Failure {
    .unreadable("\"\(file)\" cannot be read: \(String(cString: strerror(errno)).lowercased())")
  }
}
