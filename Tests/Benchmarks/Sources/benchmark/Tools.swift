import Foundation

/// Where the programs are that take part.
struct Tools {
  let gesso: String
  private let folder: URL

  /// The benchmark's own programs lie beside the running one.
  init(gesso: String) {
    self.gesso = gesso
    folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  var generate: URL { folder.appending(path: "generate") }
  var stopwatch: URL { folder.appending(path: "stopwatch") }
  var hello: Command { Command(folder.appending(path: "hello").path) }

  /// The program that everything is held against.
  func floor(on path: String) -> Command {
    var command = Command(folder.appending(path: "floor").path, path)
    command.mustPrint = true
    return command
  }

  /// `gesso lint`, which must find nothing.
  func lint(_ repository: Repository) -> Command {
    Command(gesso, "lint", "-C", repository.path)
  }

  /// Whether a program of someone else's is on the search path.
  static func isInstalled(_ program: String) -> Bool {
    let paths = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return paths.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}

/// Says on standard error what is going on.
func progress(_ words: String) {
  FileHandle.standardError.write(Data("\(words)\n".utf8))
}
