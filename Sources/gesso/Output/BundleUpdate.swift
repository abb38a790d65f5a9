import Bundle
import Glibc

/// Changes a bundle's folder file by file, where other things lie in it too.
struct BundleUpdate {
  private static let stagingPrefix = ".gesso-staging-"

  /// The files that gesso wrote there before.
  let list: BundleList

  /// Writes all that is new aside, then moves it into place; what fails before the first move leaves the
  /// old bundle as it was.
  func apply(_ files: [BundleFile], to folder: borrowing Folder) throws(OutputError) {
    let staging = BundleUpdate.stagingPrefix + String(UInt64.random(in: .min ... .max), radix: 36)
    let aside = try folder.makeFolder(staging)
    let moves: [Move]
    do throws(OutputError) {
      try aside.create(".gitignore", Array("*\n".utf8))
      moves = try stage(files, in: aside, for: folder)
      // From here on every file that may appear is known as gesso's, even if this run is cut off.
      try replaceList(BundleList(list.paths + files.map(\.path)), aside, folder)
    } catch {
      try? folder.removeAll(staging)
      throw error
    }
    for move in moves {
      try folder.within(move.folder, makes: true) { below throws(OutputError) in
        guard renameat(aside.descriptor, move.staged, below.descriptor, move.name) == 0 else {
          throw .failed("replace", "\(below.path)/\(move.name)")
        }
      }
    }
    try removeLeftOvers(files, in: folder)
    try replaceList(BundleList(files.map(\.path)), aside, folder)
    try folder.removeAll(staging)
  }

  private struct Move {
    let staged: String
    let folder: String
    let name: String
  }

  private func stage(
    _ files: [BundleFile], in aside: borrowing Folder, for folder: borrowing Folder
  ) throws(OutputError) -> [Move] {
    var moves: [Move] = []
    for shelf in Shelf.sorted(files) {
      for file in shelf.files {
        let found = try folder.within(shelf.folder) { below throws(OutputError) in
          try below.read(file.name)
        }
        if found == file.bytes { continue }
        let staged = String(moves.count)
        try aside.create(staged, file.bytes)
        moves.append(Move(staged: staged, folder: shelf.folder, name: file.name))
      }
    }
    Rename.flush(aside)
    return moves
  }

  private func replaceList(
    _ list: BundleList, _ aside: borrowing Folder, _ folder: borrowing Folder
  ) throws(OutputError) {
    try aside.create("list", list.bytes, isDurable: true)
    guard renameat(aside.descriptor, "list", folder.descriptor, BundleList.name) == 0 else {
      throw .failed("replace", "\(folder.path)/\(BundleList.name)")
    }
  }

  /// Removes files of the earlier bundle that are no longer made, and folders that are empty by that.
  private func removeLeftOvers(
    _ files: [BundleFile], in folder: borrowing Folder
  ) throws(OutputError) {
    let wanted = Set(files.map(\.path))
    var emptied: Set<String> = []
    for path in list.paths where !wanted.contains(path) {
      let (parent, name) = BundleFolder.split(path)
      _ = try folder.within(parent) { below throws(OutputError) in try below.remove(name) }
      if !parent.isEmpty { emptied.insert(parent) }
    }
    for parent in emptied.sorted(by: >) { unlinkat(folder.descriptor, parent, AT_REMOVEDIR) }
  }

  /// Removes what a run that was cut off has left aside; the folder is locked, so no other goes on.
  static func removeStaging(in folder: borrowing Folder) throws(OutputError) {
    for name in try folder.names() where name.hasPrefix(stagingPrefix) {
      try folder.removeAll(name)
    }
  }
}
