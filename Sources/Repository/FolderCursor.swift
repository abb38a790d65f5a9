internal import Glibc

/// Opens files below a folder one component at a time, so that no symbolic link is ever followed,
/// and keeps the folders on the way open for the neighbours that come next.
struct FolderCursor: ~Copyable {
  /// An open folder on the way, and where its name ends in `path`.
  private struct Level {
    let end: Int
    let number: Int32
  }

  private let root: Descriptor
  /// The components of the path opened last, each ended by a NUL.
  private var path: [UInt8] = []
  private var levels: [Level] = []

  init(root: String) throws(ReadFailure) {
    self.root = try Descriptor(path: root, flags: O_RDONLY | O_DIRECTORY)
  }

  deinit {
    for level in levels { _ = close(level.number) }
  }

  /// Opens the file at a path relative to the root, without a final `/`; empty for the root.
  mutating func openFile(_ target: [UInt8]) throws(ReadFailure) -> Descriptor {
    try open(target, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
  }

  /// Opens the folder at a path relative to the root, without a final `/`; empty for the root.
  mutating func openFolder(_ target: [UInt8]) throws(ReadFailure) -> Descriptor {
    try open(target.isEmpty ? [UInt8(ascii: ".")] : target, flags: O_RDONLY | O_FOLDER)
  }

  private mutating func open(_ target: [UInt8], flags: Int32) throws(ReadFailure) -> Descriptor {
    leave(for: target)
    var start = levels.last?.end ?? 0
    path.removeSubrange(start...)
    for byte in target[start...] { path.append(byte == UInt8(ascii: "/") ? 0 : byte) }
    path.append(0)
    while let end = path[start...].firstIndex(of: 0), end + 1 < path.count {
      levels.append(Level(end: end + 1, number: try open(at: start, flags: O_RDONLY | O_FOLDER)))
      start = end + 1
    }
    return Descriptor(owning: try open(at: start, flags: flags))
  }

  /// Opens the component that starts at the offset, in the innermost open folder.
  private func open(at start: Int, flags: Int32) throws(ReadFailure) -> Int32 {
    let folder = levels.last?.number ?? root.number
    let number = unsafe path.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return Int32(-1) }
      let name = unsafe (base + start).assumingMemoryBound(to: CChar.self)
      return unsafe openat(folder, name, flags | O_CLOEXEC)
    }
    guard number >= 0 else { throw ReadFailure(errorNumber: errno) }
    return number
  }

  /// Closes the folders that are not on the way to the path.
  private mutating func leave(for target: [UInt8]) {
    var common = 0
    while common < min(path.count, target.count) {
      let byte = target[common] == UInt8(ascii: "/") ? 0 : target[common]
      guard path[common] == byte else { break }
      common += 1
    }
    while let level = levels.last, level.end > common {
      _ = close(level.number)
      levels.removeLast()
    }
  }
}

/// What opens a folder and nothing else.
private let O_FOLDER = O_DIRECTORY | O_NOFOLLOW
