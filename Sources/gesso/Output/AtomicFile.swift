import Glibc

/// A file that is replaced in one step: at any time it has its old content or all of the new.
enum AtomicFile {
  /// Writes a file, never through a symbolic link.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do throws(OutputError) {
      try replace(path, with: bytes)
    } catch {
      throw Failure(error)
    }
  }

  /// Whether a file has exactly these bytes; false where there is none.
  static func matches(_ bytes: [UInt8], at path: String) throws(OutputError) -> Bool {
    let (parent, name) = split(path)
    return try Folder.open(parent)?.read(name) == bytes
  }

  /// - Parameters:
  ///   - mode: the permissions of a file that is not there yet.
  ///   - isDurable: whether it has to be on the disk before this returns.
  static func replace(
    _ path: String, with bytes: [UInt8], mode newMode: mode_t = 0o666, isDurable: Bool = true
  ) throws(OutputError) {
    let (parent, name) = split(path)
    guard let folder = try Folder.open(parent) else {
      errno = ENOENT
      throw .failed("write to", parent)
    }
    Leftovers.removeFiles(of: [name], in: folder)
    try replace(
      name, in: folder, with: bytes, shown: path, mode: newMode, isDurable: isDurable)
  }

  /// Replaces a file of a folder, and leaves alone what runs that were cut off have left there.
  ///
  /// - Parameter path: the file's path for messages.
  static func replace(
    _ name: String, in folder: borrowing Folder, with bytes: [UInt8], shown path: String,
    mode newMode: mode_t = 0o666, isDurable: Bool = true
  ) throws(OutputError) {
    var status = stat()
    var mode: mode_t?
    if fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: mode = status.st_mode & 0o777
      case S_IFLNK: throw .symbolicLink(path)
      default: throw .notAFile(path)
      }
    }
    let temporary = Leftovers.temporaryName(for: name)
    try folder.create(temporary, bytes, mode: newMode, isDurable: isDurable)
    if let mode { fchmodat(folder.descriptor, temporary, mode, 0) }
    guard renameat(folder.descriptor, temporary, folder.descriptor, name) == 0 else {
      let failure = OutputError.failed("replace", path)
      unlinkat(folder.descriptor, temporary, 0)
      throw failure
    }
    if isDurable { fsync(folder.descriptor) }
  }

  /// A path's folder, `.` where it names none, and its last part.
  static func split(_ path: String) -> (parent: String, name: String) {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      return (".", String(decoding: bytes, as: UTF8.self))
    }
    let parent = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    return (parent, String(decoding: bytes[(slash + 1)...], as: UTF8.self))
  }
}
