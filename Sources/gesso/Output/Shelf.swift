import Bundle

/// The files of a bundle that lie in one folder.
struct Shelf {
  /// The folder's path from the bundle's, empty for itself.
  let folder: String
  /// The names in the folder with their content, in the order of the bundle.
  private(set) var files: [(name: String, bytes: [UInt8])]

  /// Sorts files by folder; the bundle's own folder comes first.
  static func sorted(_ files: [BundleFile]) -> [Shelf] {
    var shelves = [Shelf(folder: "", files: [])]
    var places = ["": 0]
    for file in files {
      let (folder, name) = BundleFolder.split(file.path)
      if let place = places[folder] {
        shelves[place].files.append((name, file.bytes))
      } else {
        places[folder] = shelves.count
        shelves.append(Shelf(folder: folder, files: [(name, file.bytes)]))
      }
    }
    return shelves
  }

  /// A file's path from the bundle's folder.
  func path(of name: String) -> String {
    folder.isEmpty ? name : "\(folder)/\(name)"
  }
}

extension Folder {
  /// Does something in a folder below, which is made first if that is wanted; nil where it is not there.
  func within<Result>(
    _ path: String, makes: Bool = false,
    _ body: (borrowing Folder) throws(OutputError) -> Result
  ) throws(OutputError) -> Result? {
    guard !path.isEmpty else { return try body(self) }
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : ""
    if makes { return try makeFolder(parts[0]).within(rest, makes: true, body) }
    guard let folder = try folder(parts[0]) else { return nil }
    return try folder.within(rest, body)
  }
}
