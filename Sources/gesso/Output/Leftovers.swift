import Glibc

/// What runs that were cut off have left beside what they were about to replace.
enum Leftovers {
  /// Seconds after which what nobody holds is taken for abandoned.
  static let age = 60

  private static let mark = ".gesso-"

  /// A name beside a file's or folder's that no other run uses.
  static func temporaryName(for name: String) -> String {
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    return ".\(name.prefix(100))\(mark)\(number)"
  }

  /// The names in a folder that runs have made for one of some files or folders, of some age.
  static func names(of owners: Set<String>, in folder: borrowing Folder) throws(OutputError)
    -> [String]
  {
    let starts = Set(owners.map { ".\($0.prefix(100))" })
    var found: [String] = []
    for name in try folder.names() {
      guard let start = start(of: name), starts.contains(start), isOld(name, in: folder) else {
        continue
      }
      found.append(name)
    }
    return found
  }

  /// Removes the files among them, as far as that can be done.
  static func removeFiles(of owners: Set<String>, in folder: borrowing Folder) {
    guard let found = try? names(of: owners, in: folder) else { return }
    for name in found { unlinkat(folder.descriptor, name, 0) }
  }

  /// What stands before the number in a name that a run has made; nil for any other.
  private static func start(of name: String) -> String? {
    let number = name.reversed().prefix { $0.isASCII && ($0.isNumber || $0.isLowercase) }
    let rest = name.dropLast(number.count)
    guard !number.isEmpty, rest.hasSuffix(mark) else { return nil }
    return String(rest.dropLast(mark.count))
  }

  private static func isOld(_ name: String, in folder: borrowing Folder) -> Bool {
    var status = stat()
    return fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mtim.tv_sec < time(nil) - age
  }
}
