internal import Glibc

/// The names in one folder that matter; symbolic links and special files do not.
struct FolderListing {
  /// Where a name lies among the bytes of all.
  typealias Name = Range<Int>

  /// All names, one after the other; those of folders with a final `/`.
  private var bytes: [UInt8] = []
  /// The regular files that are read, by name.
  private(set) var files: [Name] = []
  /// The folders, by name.
  private(set) var folders: [Name] = []
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
      let type = unsafe Int(entry.pointee.d_type)
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
        let name = unsafe UnsafeRawBufferPointer(rebasing: field.prefix { $0 != 0 })
        unsafe add(name, type: type == DT_UNKNOWN ? self.type(of: name, in: number) : type)
      }
      errno = 0
    }
    guard errno == 0 else { throw ReadFailure(errorNumber: errno) }
    if files.count + folders.count > limit {
      holdsGit = type(of: ".git".utf8, in: number) != DT_UNKNOWN
    }
    files = sorted(files)
    folders = sorted(folders)
  }

  /// The bytes of a name, without the `/` of a folder's.
  func name(_ name: Name) -> ArraySlice<UInt8> {
    let bytes = bytes[name]
    return bytes.last == UInt8(ascii: "/") ? bytes.dropLast() : bytes
  }

  /// The path of what has the name, below a folder whose path is empty or ends in `/`.
  func path(of name: Name, in folder: [UInt8]) -> [UInt8] {
    var path: [UInt8] = []
    path.reserveCapacity(folder.count + name.count)
    path.append(contentsOf: folder)
    path.append(contentsOf: bytes[name])
    return path
  }

  @unsafe
  private mutating func add(_ name: UnsafeRawBufferPointer, type: Int) {
    if unsafe name.first == UInt8(ascii: ".") {
      if unsafe name.elementsEqual(".git".utf8) {
        holdsGit = true
        return
      }
      if unsafe name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { return }
      if type == DT_REG, unsafe name.elementsEqual(".gitignore".utf8) { holdsIgnoreFile = true }
    }
    if type == DT_DIR {
      unsafe folders.append(keep(name, ending: [UInt8(ascii: "/")]))
    } else if type == DT_REG, unsafe FileEntry.isWanted(name) {
      unsafe files.append(keep(name))
    }
  }

  /// Puts a name behind the others.
  @unsafe
  private mutating func keep(_ name: UnsafeRawBufferPointer, ending: [UInt8] = []) -> Name {
    let start = bytes.count
    unsafe bytes.append(contentsOf: name)
    bytes.append(contentsOf: ending)
    return start..<bytes.count
  }

  /// The names in the order of their bytes.
  private func sorted(_ names: [Name]) -> [Name] {
    let all = bytes.span
    return names.sorted { all.extracting($0).precedes(all.extracting($1)) }
  }

  /// The type of a file where the file system does not tell it in the listing.
  private func type(of name: some Collection<UInt8>, in folder: Int32) -> Int {
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
