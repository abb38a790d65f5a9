import Bundle
import Glibc

/// Puts a new bundle in a folder's place in one step.
///
/// Source: rename(2), `RENAME_EXCHANGE` and `RENAME_NOREPLACE`.
struct BundleExchange {
  private let path: String
  private let parent: String
  private let name: String

  init(_ path: String) {
    self.path = path
    (parent, name) = AtomicFile.split(path)
  }

  /// Makes a folder that is not there; false where another run was faster.
  func create(_ files: [BundleFile]) throws(OutputError) -> Bool {
    guard let parent = try Folder.open(parent) else {
      errno = ENOENT
      throw .failed("write to", self.parent)
    }
    try removeAbandoned(in: parent)
    let temporary = Leftovers.temporaryName(for: name)
    do throws(OutputError) {
      try fill(temporary, in: parent, files, mode: nil) { _ in false }
      let isDone =
        Rename.call(parent, temporary, name, Rename.noReplace)
        ?? (renameat(parent.descriptor, temporary, parent.descriptor, name) == 0)
      if isDone {
        fsync(parent.descriptor)
        return true
      }
      guard errno == EEXIST || errno == ENOTEMPTY else { throw .failed("make", path) }
    } catch {
      try? parent.removeAll(temporary)
      throw error
    }
    try parent.removeAll(temporary)
    return false
  }

  /// Exchanges a folder, which is locked, for a new one; false where the system or the place does not
  /// allow that and nothing has changed.
  func replace(
    _ old: borrowing Folder, with files: [BundleFile]
  ) throws(OutputError) -> Bool {
    var status = stat()
    guard Rename.isThere, name != ".", name != "..", name != "/",
      fstat(old.descriptor, &status) == 0, let parent = try Folder.open(parent),
      access(self.parent, W_OK) == 0
    else { return false }
    try removeAbandoned(in: parent)
    let temporary = Leftovers.temporaryName(for: name)
    let mode = status.st_mode & 0o7777
    let list = old.descriptor
    do throws(OutputError) {
      try fill(temporary, in: parent, files, mode: mode) { link in
        linkat(list, link.path, link.folder, link.name, 0) == 0
      }
    } catch {
      try? parent.removeAll(temporary)
      throw error
    }
    let isDone = Rename.call(parent, temporary, name, Rename.exchange) == true
    if isDone { fsync(parent.descriptor) }
    try parent.removeAll(temporary)
    return isDone
  }

  /// A file of the old folder that may be taken over as it is.
  private struct Link {
    let path: String
    let folder: Int32
    let name: String
  }

  private func fill(
    _ temporary: String, in parent: borrowing Folder, _ files: [BundleFile], mode: mode_t?,
    _ takeOver: (Link) -> Bool
  ) throws(OutputError) {
    let folder = try parent.makeFolder(temporary)
    _ = folder.lock(waits: true)
    // Nobody is to take what lies here for manifests, should this run be cut off.
    try folder.create(".gitignore", Array("*\n".utf8))
    for shelf in Shelf.sorted(files) {
      try folder.within(shelf.folder, makes: true) { below throws(OutputError) in
        for file in shelf.files {
          let link = Link(
            path: shelf.path(of: file.name), folder: below.descriptor, name: file.name)
          if takeOver(link) {
            if try below.read(file.name) == file.bytes { continue }
            try below.remove(file.name)
          }
          try below.create(file.name, file.bytes)
        }
      }
    }
    try folder.create(BundleList.name, BundleList(files.map(\.path)).bytes)
    if let mode { fchmod(folder.descriptor, mode) }
    Rename.flush(folder)
    try folder.remove(".gitignore")
  }

  /// Removes what runs have left that were cut off: folders of some age that nobody holds.
  private func removeAbandoned(in parent: borrowing Folder) throws(OutputError) {
    for name in try Leftovers.names(of: [name], in: parent) {
      guard let abandoned = try? parent.folder(name), abandoned.lock(waits: false) else {
        continue
      }
      try parent.removeAll(name)
    }
  }
}

/// Calls of Linux that Swift's Glibc does not show; nil or without effect where the system has none.
enum Rename {
  static let noReplace: UInt32 = 1
  static let exchange: UInt32 = 2

  private typealias Call =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32

  static var isThere: Bool { dlsym(nil, "renameat2") != nil }

  /// Renames within a folder; nil where that way of renaming is not supported.
  static func call(
    _ folder: borrowing Folder, _ old: String, _ new: String, _ flags: UInt32
  ) -> Bool? {
    guard let symbol = dlsym(nil, "renameat2") else { return nil }
    let call = unsafeBitCast(symbol, to: Call.self)
    let status = call(folder.descriptor, old, folder.descriptor, new, flags)
    guard status != 0 else { return true }
    return errno == EINVAL || errno == ENOSYS || errno == EXDEV ? nil : false
  }

  /// Sees to it that all of a folder's file system is on the disk.
  static func flush(_ folder: borrowing Folder) {
    guard let symbol = dlsym(nil, "syncfs") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)(folder.descriptor)
  }
}
