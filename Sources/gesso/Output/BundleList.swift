/// The list that a bundle's folder keeps of the files that gesso wrote there.
struct BundleList {
  static let name = ".gesso-bundle"
  private static let heading = "# Written by gesso, which replaces and removes these files alone."

  /// Paths from the folder, ascending, each once.
  let paths: [String]

  init(_ paths: some Sequence<String>) {
    self.paths = Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads a list; what would lead out of the folder is not taken from it.
  init(_ bytes: [UInt8]) {
    self.init(
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("#") && BundleList.isSafe($0) })
  }

  var bytes: [UInt8] {
    Array(([BundleList.heading] + paths).map { $0 + "\n" }.joined().utf8)
  }

  /// Whether a path names something below the folder, and not the list itself.
  private static func isSafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path != name && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
