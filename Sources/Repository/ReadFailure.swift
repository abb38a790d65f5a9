internal import Glibc

/// Why the content of one file, or the list of one folder, could not be had; the rest goes on.
package enum ReadFailure: Error, Hashable, Sendable {
  /// It was there when its folder was listed, and is no longer.
  case vanished
  /// The operating system refuses; the reason is in its own words, such as `Permission denied`.
  case unreadable(String)
  /// It is a symbolic link, a device, a pipe or a socket; these are never followed nor read.
  case notRegular
  /// It is larger than the limit, both in bytes.
  case tooLarge(size: Int, limit: Int)
  /// More folders lie in one another than the limit allows.
  case tooDeep(limit: Int)
  /// The object with this id is not in the object database, as in a shallow or partial clone.
  case missingObject(String)
  /// The object with this id is in the database but cannot be read, for the reason given.
  case damagedObject(String, String)
  /// The object database itself cannot be opened, for the reason given.
  case noDatabase(String)
}

/// The bytes of a file, or why they could not be read.
package typealias ReadOutcome = Result<[UInt8], ReadFailure>

extension ReadFailure: CustomStringConvertible {
  /// What happened, as a lower-case sentence without the file's name.
  package var description: String {
    switch self {
    case .vanished:
      "it was removed while the repository was read"
    case .unreadable(let reason):
      "it cannot be read: \(reason)"
    case .notRegular:
      "it is no regular file; symbolic links, devices, pipes and sockets are never read"
    case .tooLarge(let size, let limit):
      "it has \(size) bytes, which is more than the limit of \(limit)"
    case .tooDeep(let limit):
      "more than \(limit) folders lie in one another"
    case .missingObject(let id):
      "git object \(id) is not in this clone; if it is shallow or partial, fetch the object first "
        + "(git fetch --unshallow)"
    case .damagedObject(let id, let reason):
      "git object \(id) cannot be read: \(reason)"
    case .noDatabase(let reason):
      "the git objects cannot be read: \(reason)"
    }
  }
}

extension ReadFailure {
  /// The failure that an error number of the operating system stands for.
  init(errorNumber: Int32) {
    switch errorNumber {
    case ENOENT, ENOTDIR: self = .vanished
    case ELOOP, ENXIO: self = .notRegular
    default: self = .unreadable(describe(errorNumber: errorNumber))
    }
  }
}

/// The operating system's own words for an error number.
func describe(errorNumber: Int32) -> String {
  unsafe String(cString: strerror(errorNumber))
}
