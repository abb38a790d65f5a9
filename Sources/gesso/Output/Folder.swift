import Glibc

/// An open folder, in which names are looked up one at a time, so that no symbolic link is followed.
struct Folder: ~Copyable {
  let descriptor: Int32
  /// The path for messages.
  let path: String

  private init(owning descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

  /// Opens a folder; nil where nothing has that name.
  static func open(_ path: String) throws(OutputError) -> Folder? {
    try open(path, in: AT_FDCWD, shown: path)
  }

  /// Opens a folder within; nil where nothing has that name.
  func folder(_ name: String) throws(OutputError) -> Folder? {
    try Folder.open(name, in: descriptor, shown: "\(path)/\(name)")
  }

  private static func open(
    _ name: String, in parent: Int32, shown: String
  ) throws(OutputError) -> Folder? {
    let number = openat(parent, name, flags)
    if number >= 0 { return Folder(owning: number, path: shown) }
    switch errno {
    case ENOENT: return nil
    case ELOOP: throw .symbolicLink(shown)
    case ENOTDIR:
      var status = stat()
      let isLink =
        fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0
        && status.st_mode & S_IFMT == S_IFLNK
      throw isLink ? .symbolicLink(shown) : .notAFolder(shown)
    default: throw .failed("open", shown)
    }
  }

  /// Makes a folder within, where there is none, and opens it.
  func makeFolder(_ name: String) throws(OutputError) -> Folder {
    let shown = "\(path)/\(name)"
    guard mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else {
      throw .failed("make", shown)
    }
    guard let folder = try folder(name) else { throw .failed("open", shown) }
    return folder
  }

  /// The content of a regular file; nil where nothing has that name.
  func read(_ name: String) throws(OutputError) -> [UInt8]? {
    let shown = "\(path)/\(name)"
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw errno == ELOOP ? .symbolicLink(shown) : .failed("read", shown)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .failed("read", shown) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(shown) }
    let size = Int(status.st_size)
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let step = Glibc.read(file, base + count, size - count)
        if step < 0, errno == EINTR { continue }
        isComplete = step >= 0
        guard step > 0 else { return }
        count += step
      }
    }
    guard isComplete else { throw .failed("read", shown) }
    return bytes
  }

  /// Writes a file that is not there yet.
  ///
  /// - Parameter isDurable: whether the bytes have to be on the disk before this returns.
  func create(
    _ name: String, _ bytes: [UInt8], mode: mode_t = 0o666, isDurable: Bool = false
  ) throws(OutputError) {
    let shown = "\(path)/\(name)"
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw .failed("write", shown) }
    var isWritten = true
    var start = 0
    while start < bytes.count {
      let step = bytes[start...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else {
        isWritten = false
        break
      }
      start += step
    }
    if isWritten, isDurable { isWritten = fsync(file) == 0 }
    let failure = OutputError.failed("write", shown)
    guard close(file) == 0, isWritten else {
      let failure = isWritten ? OutputError.failed("write", shown) : failure
      unlinkat(descriptor, name, 0)
      throw failure
    }
  }

  /// Whether anything has a name.
  func has(_ name: String) -> Bool {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
  }

  /// Takes away a file; one that is not there is no error.
  func remove(_ name: String) throws(OutputError) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw .failed("remove", "\(path)/\(name)")
    }
  }

  /// The names within, without `.` and `..`, in no order.
  func names() throws(OutputError) -> [String] {
    let copy = openat(descriptor, ".", Folder.flags)
    guard copy >= 0, let stream = fdopendir(copy) else { throw .failed("list", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a folder within and all below it; links are removed, not followed.
  func removeAll(_ name: String) throws(OutputError) {
    if let folder = try folder(name) {
      for child in try folder.names() {
        if unlinkat(folder.descriptor, child, 0) != 0 { try folder.removeAll(child) }
      }
    }
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw .failed("remove", "\(path)/\(name)")
    }
  }

  /// Waits until nobody else holds the folder; false where that is not wanted and somebody does.
  func lock(waits: Bool) -> Bool {
    while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  /// Whether the folder is still the one that has its path.
  func isAtItsPath() -> Bool {
    var own = stat()
    var there = stat()
    return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0
      && own.st_ino == there.st_ino && own.st_dev == there.st_dev
  }
}
