/// What can be told of an index without reading it: where it lies, and whether it is the one of before.
package struct StagedState: Sendable {
  /// The folder of git that belongs to the work tree alone; what is kept there is no part of it.
  package let gitDirectory: String
  /// The checksum that git ends the index with: equal for equal indexes; nil where there is none.
  package let checksum: String?
}

extension Repository {
  /// The state of the index that `--staged` would read, told without libgit2; nil outside git.
  package static func stagedState(
    at directory: String, environment: GitEnvironment = .inherited
  ) -> StagedState? {
    guard let root = canonicalPath(directory),
      let location = try? GitLocation.find(from: root, environment: environment)
    else { return nil }
    return StagedState(
      gitDirectory: location.gitDirectory, checksum: checksum(of: location.indexFile))
  }

  /// A name for everything that is staged under the names of files that are read, whatever else is
  /// staged; nil for another origin than the index.
  package var stagedContent: String? {
    guard case .index(let files) = source else { return nil }
    return files.contentID?.hexadecimal
  }

  private static func checksum(of file: String) -> String? {
    guard let descriptor = try? Descriptor(path: file),
      let bytes = try? descriptor.lastBytes(ObjectID.length), let id = ObjectID(raw: bytes[...]),
      // With index.skipHash it is nought.
      bytes.contains(where: { $0 != 0 })
    else { return nil }
    return id.hexadecimal
  }
}
