/// Reads entries and lists folders on one thread: of a folder or of an object database.
///
/// Where that cannot be opened, everything asked of it fails for that reason.
struct FileReader: ~Copyable {
  private var cursor: FolderCursor?
  private let objects: ObjectDatabase?
  private let failure: ReadFailure

  init(files root: String) {
    objects = nil
    do throws(ReadFailure) {
      cursor = try FolderCursor(root: root)
      failure = .vanished
    } catch {
      cursor = nil
      failure = error
    }
  }

  init(objects folders: [String]) {
    cursor = nil
    do throws(ReadFailure) {
      objects = try ObjectDatabase.open(folders: folders)
      failure = .vanished
    } catch {
      objects = nil
      failure = error
    }
  }

  /// The content of an entry.
  mutating func read(_ entry: FileEntry, limit: Int) throws(ReadFailure) -> [UInt8] {
    switch entry.content {
    case .failure(let failure):
      throw failure
    case .object(let id, let size):
      return try object(id, size: size, limit: limit)
    case .file:
      guard let descriptor = try cursor?.openFile(entry.pathBytes) else { throw failure }
      guard let bytes = try descriptor.contents(limit: limit) else { throw .vanished }
      return bytes
    }
  }

  /// The folder at a path without a final `/`, empty for the root.
  mutating func openFolder(_ path: [UInt8]) throws(ReadFailure) -> Descriptor {
    guard let descriptor = try cursor?.openFolder(path) else { throw failure }
    return descriptor
  }

  /// The content of a blob or tree; its size where that is known beforehand, else 0.
  func object(_ id: ObjectID, size: Int = 0, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let bytes = try objects?.read(id, size: size, limit: limit) else { throw failure }
    return bytes
  }
}
