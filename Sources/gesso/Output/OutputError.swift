import Glibc

/// Why output could not be written.
enum OutputError: Error, Equatable {
  /// A symbolic link stands where output would go; nothing is written through it.
  case symbolicLink(String)
  /// Something that is no folder stands where the bundle's folder would be.
  case notAFolder(String)
  /// Something that is no regular file stands where a file would be.
  case notAFile(String)
  /// Files that gesso did not write have names that the bundle needs: sorted, never empty.
  case foreignFiles([String], folder: String)
  /// A step that the operating system refused.
  case failed(step: String, path: String, reason: String)

  /// A refusal with the reason that the last call left.
  static func failed(_ step: String, _ path: String) -> OutputError {
    .failed(step: step, path: path, reason: String(cString: strerror(errno)))
  }
}

extension OutputError: CustomStringConvertible {
  /// What happened, as a lower-case sentence without a full stop.
  var description: String {
    switch self {
    case .symbolicLink(let path):
      "\(shown(path)) is a symbolic link; name the place itself"
    case .notAFolder(let path): "\(shown(path)) is not a folder"
    case .notAFile(let path): "\(shown(path)) is not a regular file"
    case .foreignFiles(let paths, let folder):
      "gesso did not write \(list(paths)) in \(shown(folder)), and the bundle needs the name; "
        + "move it away or choose another folder"
    case .failed(let step, let path, let reason):
      "cannot \(step) \(shown(path)): \(reason)"
    }
  }

  private func list(_ paths: [String]) -> String {
    let first = paths.prefix(3).map(shown).joined(separator: ", ")
    return paths.count > 3 ? "\(first) and \(paths.count - 3) more" : first
  }

  /// A path in quotes on one line, whatever its bytes would do to a terminal.
  private func shown(_ path: String) -> String {
    let characters = path.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }
    return "\"\(characters.joined())\""
  }
}

extension Failure {
  init(_ error: OutputError) {
    self = .unreadable(error.description)
  }
}
