internal import Glibc

/// An open file or folder, closed at the end of its life.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Takes over an open descriptor.
  init(owning number: Int32) {
    self.number = number
  }

  /// Opens a file or folder by an absolute path, following symbolic links.
  init(path: String, flags: Int32 = O_RDONLY) throws(ReadFailure) {
    let number = unsafe path.withCString { unsafe open($0, flags | O_CLOEXEC | O_NOCTTY) }
    guard number >= 0 else { throw ReadFailure(errorNumber: errno) }
    self.number = number
  }

  deinit {
    _ = close(number)
  }

  /// Gives the descriptor away, open.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  /// The whole content of a regular file, in one go.
  ///
  /// Where the file grows meanwhile, its first part; nil for a folder.
  func contents(limit: Int) throws(ReadFailure) -> [UInt8]? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw ReadFailure(errorNumber: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
    return try read(count: size)
  }

  /// The bytes at the end of a regular file; nil where it has fewer.
  func lastBytes(_ count: Int) throws(ReadFailure) -> [UInt8]? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw ReadFailure(errorNumber: errno) }
    let start = Int(status.st_size) - count
    guard status.st_mode & S_IFMT == S_IFREG, start >= 0, lseek(number, start, SEEK_SET) == start
    else { return nil }
    let bytes = try read(count: count)
    return bytes.count == count ? bytes : nil
  }

  /// The next bytes: fewer than asked for only at the end.
  func read(count: Int) throws(ReadFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let step = unsafe Glibc.read(number, base + filled, count - filled)
        if step < 0 && errno == EINTR { continue }
        if step < 0 { failure = errno }
        guard step > 0 else { return }
        filled += step
      }
    }
    guard failure == 0 else { throw ReadFailure(errorNumber: failure) }
    return bytes
  }
}
