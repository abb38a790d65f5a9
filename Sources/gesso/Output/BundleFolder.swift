import Bundle
import Glibc

/// A folder that holds a bundle.
///
/// Where nothing else lies in it, a new bundle is made beside it and takes its place in one step.
/// Otherwise all files are written first and then moved into place one by one; a run that is cut off
/// between two moves is completed by the next. Runs at the same time wait for one another.
struct BundleFolder {
  let path: String

  /// - Parameter path: the folder, which need not be there yet; its parent has to be.
  init(_ path: String) {
    var bytes = Array(path.utf8)
    // With a slash or a point at its end a path would lead through a symbolic link.
    while bytes.count > 1, bytes.ends(with: "/") || bytes.ends(with: "/.") { bytes.removeLast() }
    self.path = String(decoding: bytes, as: UTF8.self)
  }

  /// Makes the folder hold exactly this bundle, and whatever else lies there that gesso did not write.
  ///
  /// Before anything is written it throws where a foreign file has a name that the bundle needs, or a
  /// symbolic link stands in the way.
  func write(_ files: [BundleFile]) throws(OutputError) {
    while true {
      guard let folder = try Folder.open(path) else {
        if try BundleExchange(path).create(files) { return }
        continue
      }
      _ = folder.lock(waits: true)
      // Another run may have put a new folder in this one's place meanwhile.
      guard folder.isAtItsPath() else { continue }
      return try update(folder, files)
    }
  }

  private func update(_ folder: borrowing Folder, _ files: [BundleFile]) throws(OutputError) {
    try BundleUpdate.removeStaging(in: folder)
    let survey = try Survey(folder, files)
    guard survey.foreign.isEmpty else {
      throw .foreignFiles(survey.foreign, folder: path)
    }
    if !survey.hasOthers, try BundleExchange(path).replace(folder, with: files) { return }
    try BundleUpdate(list: survey.list).apply(files, to: folder)
  }

  /// A path's folder, empty where it names none, and its last part.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    suffix(text.utf8CodeUnitCount).elementsEqual(String(describing: text).utf8)
  }
}

// MARK: - Comparing

extension BundleFolder {
  /// What of a folder is not as a bundle would have it, each a list of paths in ascending order.
  struct Difference: Equatable {
    /// Files with other content.
    var stale: [String] = []
    var missing: [String] = []
    /// Files of an earlier bundle that are no longer made.
    var leftOver: [String] = []

    var isEmpty: Bool { stale.isEmpty && missing.isEmpty && leftOver.isEmpty }

    /// One line a file: `stale: 010-namespace-vision.yaml`.
    var lines: [String] {
      stale.map { "stale: \($0)" } + missing.map { "missing: \($0)" }
        + leftOver.map { "left over: \($0)" }
    }
  }

  /// Compares what is on disk with what would be written; writes nothing.
  func check(_ files: [BundleFile]) throws(OutputError) -> Difference {
    guard let folder = try Folder.open(path) else {
      return Difference(missing: files.map(\.path))
    }
    var difference = Difference()
    for shelf in Shelf.sorted(files) {
      for file in shelf.files {
        let found = try folder.within(shelf.folder) { below throws(OutputError) in
          try below.read(file.name)
        }
        switch found ?? nil {
        case nil: difference.missing.append(shelf.path(of: file.name))
        case file.bytes?: break
        case .some: difference.stale.append(shelf.path(of: file.name))
        }
      }
    }
    let wanted = Set(files.map(\.path))
    let list = BundleList(try folder.read(BundleList.name) ?? [])
    for path in list.paths where !wanted.contains(path) {
      let (parent, name) = BundleFolder.split(path)
      let isThere = try folder.within(parent) { below throws(OutputError) in below.has(name) }
      if isThere == true { difference.leftOver.append(path) }
    }
    difference.stale.sort()
    difference.missing.sort()
    return difference
  }
}

/// What lies in a bundle's folder before a new bundle is written.
private struct Survey {
  /// The files that gesso has written there.
  let list: BundleList
  /// Files that gesso did not write and whose names the bundle needs; ascending.
  let foreign: [String]
  /// Whether anything lies there that is neither listed nor part of the bundle.
  let hasOthers: Bool

  init(_ folder: borrowing Folder, _ files: [BundleFile]) throws(OutputError) {
    list = BundleList(try folder.read(BundleList.name) ?? [])
    let own = Set(list.paths)
    var known = own
    var foreign: [String] = []
    for shelf in Shelf.sorted(files) {
      _ = try folder.within(shelf.folder) { below throws(OutputError) in
        for file in shelf.files {
          let path = shelf.path(of: file.name)
          known.insert(path)
          let found = try below.read(file.name)
          // A file with the very bytes needs nobody's permission.
          if let found, !own.contains(path), found != file.bytes { foreign.append(path) }
        }
      }
    }
    known.insert(BundleList.name)
    self.foreign = foreign.sorted()
    hasOthers = try Survey.holds(folder, otherThan: known, below: "")
  }

  private static func holds(
    _ folder: borrowing Folder, otherThan known: Set<String>, below parent: String
  ) throws(OutputError) -> Bool {
    for name in try folder.names() {
      let path = parent + name
      if known.contains(path) { continue }
      let isParent = known.contains { $0.hasPrefix(path + "/") }
      guard isParent, let below = try folder.folder(name) else { return true }
      if try holds(below, otherThan: known, below: path + "/") { return true }
    }
    return false
  }
}
