import Bundle
import Glibc

/// Where a bundle goes.
enum RenderTarget: Equatable {
  case standardOutput
  case file(String)
  case folder(String)

  /// - Parameters:
  ///   - argument: `-`, a folder that is there or ends in a slash, a file that is there or ends in
  ///     `.yaml`, `.yml` or `.json`; anything else is a folder to be made.
  ///   - dialect: what the bundle is written for; one without streams makes folders.
  init(_ argument: String, dialect: Dialect) {
    if argument == "-" {
      self = .standardOutput
      return
    }
    var status = stat()
    if !argument.hasSuffix("/"), lstat(argument, &status) == 0 {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      self = isFolder ? .folder(argument) : .file(argument)
      return
    }
    let isFile = [".yaml", ".yml", ".json"].contains { argument.hasSuffix($0) }
    self = isFile && dialect.fitsStream ? .file(argument) : .folder(argument)
  }
}
