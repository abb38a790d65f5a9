internal import CLibGit2

/// The objects of a repository, packed, loose and of its alternates; one handle serves one thread.
@safe
struct ObjectDatabase: ~Copyable {
  private let handle: OpaquePointer

  /// Opens the folders with objects; the first must be there.
  static func open(folders: [String]) throws(ReadFailure) -> ObjectDatabase {
    let database = unsafe ObjectDatabase(owning: try openHandle(folders.first ?? ""))
    try database.add(folders.dropFirst())
    return database
  }

  private init(owning handle: OpaquePointer) {
    unsafe self.handle = unsafe handle
  }

  deinit {
    unsafe git.odb_free(handle)
  }

  /// The content of a blob or tree.
  ///
  /// Where its size is not known beforehand (0), it is asked for first, which takes as long again
  /// for a packed object as reading it, but a bomb must not be unpacked.
  func read(_ id: ObjectID, size: Int = 0, limit: Int) throws(ReadFailure) -> [UInt8] {
    var value = id.value
    if size == 0 || size > limit {
      let size = try self.size(id)
      guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
    }
    var read: OpaquePointer?
    try check(unsafe git.odb_read(&read, handle, &value), id)
    guard let object = unsafe read else { return [] }
    defer { unsafe git.odb_object_free(object) }
    guard let data = unsafe git.odb_object_data(object) else { return [] }
    return unsafe Array(
      UnsafeRawBufferPointer(start: data, count: git.odb_object_size(object)))
  }

  private func size(_ id: ObjectID) throws(ReadFailure) -> Int {
    var value = id.value
    var size = 0
    var type = GIT_OBJECT_INVALID
    try check(unsafe git.odb_read_header(&size, &type, handle, &value), id)
    return size
  }

  private static func openHandle(_ folder: String) throws(ReadFailure) -> OpaquePointer {
    do throws(RepositoryError) {
      try GitLibrary.start()
    } catch {
      throw .noDatabase(error.description)
    }
    var opened: OpaquePointer?
    guard unsafe git.odb_open(&opened, folder) == 0, let handle = unsafe opened else {
      throw .noDatabase(GitLibrary.lastMessage)
    }
    return unsafe handle
  }

  private func add(_ folders: ArraySlice<String>) throws(ReadFailure) {
    for folder in folders where exists(folder) {
      guard unsafe git.odb_add_disk_alternate(handle, folder) == 0 else {
        throw .noDatabase(GitLibrary.lastMessage)
      }
    }
  }

  private func check(_ code: Int32, _ id: ObjectID) throws(ReadFailure) {
    if code == GIT_ENOTFOUND.rawValue { throw .missingObject(id.hexadecimal) }
    if code != 0 { throw .damagedObject(id.hexadecimal, GitLibrary.lastMessage) }
  }
}
