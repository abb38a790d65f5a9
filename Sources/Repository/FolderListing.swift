internal import Glibc

/// The names in one folder that matter; symbolic links and special files do not.
struct FolderListing {
  /// The names of the regular files that are read, sorted.
  private(set) var files: [[UInt8]] = []
  /// The names of the folders with a final `/`, sorted.
  private(set) var folders: [[UInt8]] = []
  private(set) var holdsIgnoreFile = false
  /// Whether there is a `.git`: the folder is the top of a repository or submodule.
  private(set) var holdsGit = false

  /// - Parameter limit: after how many names more are in vain, since that is too many already.
  init(reading folder: consuming Descriptor, limit: Int) throws(ReadFailure) {
    let number = folder.release()
    guard let stream = unsafe fdopendir(number) else {
      let failure = ReadFailure(errorNumber: errno)
      _ = close(number)
      throw failure
    }
    defer { unsafe closedir(stream) }
    errno = 0
    while files.count + folders.count <= limit, let entry = unsafe readdir(stream) {
      let type = unsafe entry.pointee.d_type
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      add(name, type: Int(type) == DT_UNKNOWN ? self.type(of: name, in: number) : Int(type))
      errno = 0
    }
    guard errno == 0 else { throw ReadFailure(errorNumber: errno) }
    if files.count + folders.count > limit {
      holdsGit = type(of: Array(".git".utf8), in: number) != DT_UNKNOWN
    }
    files.sort { $0.span.precedes($1.span) }
    folders.sort { $0.span.precedes($1.span) }
  }

  private mutating func add(_ name: [UInt8], type: Int) {
    if name.elementsEqual(".git".utf8) {
      holdsGit = true
    } else if type == DT_DIR {
      if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { return }
      folders.append(name + [UInt8(ascii: "/")])
    } else if type == DT_REG {
      if FileEntry.isWanted(name) { files.append(name) }
      if name.elementsEqual(".gitignore".utf8) { holdsIgnoreFile = true }
    }
  }

  /// The type of a file where the file system does not tell it in the listing.
  private func type(of name: [UInt8], in folder: Int32) -> Int {
    var status = stat()
    let code = unsafe withCString(name) {
      unsafe fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard code == 0 else { return DT_UNKNOWN }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: DT_DIR
    case S_IFREG: DT_REG
    default: DT_UNKNOWN
    }
  }
}
