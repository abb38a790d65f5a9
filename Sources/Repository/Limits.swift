/// What is refused because no honest repository needs it; a hostile one could exhaust the machine.
package struct Limits: Hashable, Sendable {
  /// The size of a single file in bytes; a larger one fails with `ReadFailure.tooLarge`.
  package var fileSize: Int
  /// How many files and folders a repository may have; more are `RepositoryError.tooManyFiles`.
  package var files: Int
  /// How many folders may lie in one another; a deeper one fails with `ReadFailure.tooDeep`.
  package var depth: Int

  package init(fileSize: Int = 16 << 20, files: Int = 500_000, depth: Int = 128) {
    self.fileSize = fileSize
    self.files = files
    self.depth = depth
  }
}
