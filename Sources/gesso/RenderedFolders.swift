import Configuration
import Repository

/// Files that gesso has rendered into the repository itself, as the list in each bundle's folder says:
/// they are what the repository makes, and no part of what it is made of.
struct RenderedFolders {
  private let paths: Set<String>

  /// - Parameters:
  ///   - entries: all files of the repository.
  ///   - limits: how much may be read; it holds for all lists together.
  init(
    in repository: Repository, _ entries: [FileEntry], limits: RunLimits
  ) throws(Failure) {
    var folders: Set<String> = []
    for entry in entries where RenderedFolders.isNumbered(entry.path) {
      let folder = BundleFolder.split(entry.path).folder
      guard !folder.isEmpty else { continue }
      folders.insert(folder)
      // For Flux the objects lie in a folder a wave.
      let parent = BundleFolder.split(folder).folder
      if !parent.isEmpty { folders.insert(parent) }
    }
    var paths: Set<String> = []
    var size = 0
    for folder in folders {
      let bytes = try attempt { () throws(RepositoryError) in
        try repository.read(path: "\(folder)/\(BundleList.name)")
      }
      guard let bytes else { continue }
      size += bytes.count
      guard size <= limits.totalBytes else {
        throw .unreadable(
          "the files \(BundleList.name) of \(repository.root) have more than \(limits.totalBytes) "
            + "bytes, which is limits.totalBytes in gesso.yaml")
      }
      paths.formUnion(BundleList(bytes).paths.map { "\(folder)/\($0)" })
    }
    self.paths = paths
  }

  /// Whether nothing of the kind is there.
  var isEmpty: Bool { paths.isEmpty }

  func contains(_ path: String) -> Bool { paths.contains(path) }

  /// Whether a file is named as those of a bundle are: `010-namespace-vision.yaml`.
  private static func isNumbered(_ path: String) -> Bool {
    let bytes = path.utf8Span.span
    var start = bytes.count
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
    var end = start
    while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) {
      end += 1
    }
    return end - start >= 3 && end < bytes.count && bytes[end] == UInt8(ascii: "-")
  }
}
