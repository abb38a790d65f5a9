import Repository

/// A file that an option names, anywhere on the machine.
enum NamedFile {
  /// The content; nil where there is no such file or folder.
  static func read(_ file: String) throws(Failure) -> [UInt8]? {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    do throws(RepositoryError) {
      return try Repository.open(at: folder, origin: .workTree).read(path: name)
    } catch .noFolder {
      return nil
    } catch {
      throw .unreadable(error.description)
    }
  }
}
