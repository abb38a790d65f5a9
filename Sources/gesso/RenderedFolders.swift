import Repository

/// Files that gesso has rendered into the repository itself, as the list in each bundle's folder says:
/// they are what the repository makes, and no part of what it is made of.
struct RenderedFolders {
  private let paths: Set<String>

  /// - Parameter entries: all files of the repository.
  init(in repository: Repository, _ entries: [FileEntry]) throws(Failure) {
    var folders: Set<String> = []
    for entry in entries {
      let (folder, name) = BundleFolder.split(entry.path)
      guard RenderedFolders.isNumbered(name), !folder.isEmpty else { continue }
      folders.insert(folder)
      // For Flux the objects lie in a folder a wave.
      let parent = BundleFolder.split(folder).folder
      if !parent.isEmpty { folders.insert(parent) }
    }
    var paths: Set<String> = []
    for folder in folders {
      let bytes = try attempt { () throws(RepositoryError) in
        try repository.read(path: "\(folder)/\(BundleList.name)")
      }
      guard let bytes else { continue }
      paths.formUnion(BundleList(bytes).paths.map { "\(folder)/\($0)" })
    }
    self.paths = paths
  }

  func contains(_ path: String) -> Bool { paths.contains(path) }

  /// Whether a file is named as those of a bundle are: `010-namespace-vision.yaml`.
  private static func isNumbered(_ name: String) -> Bool {
    let digits = name.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.count >= 3 && name.utf8.dropFirst(digits.count).first == UInt8(ascii: "-")
  }
}
