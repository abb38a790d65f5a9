/// One file as it was read: its path, its bytes, and which of them nobody may see.
package struct SourceFile: Sendable {
  /// The path relative to the repository's root, with `/` between folders.
  package let path: String
  /// The content, byte for byte; not necessarily valid UTF-8.
  package let bytes: [UInt8]
  /// Byte ranges that hold secrets and are masked wherever the text is shown; ascending, disjoint.
  package let sensitive: [Range<Int>]

  package init(path: String, bytes: [UInt8], sensitive: [Range<Int>] = []) {
    self.path = path
    self.bytes = bytes
    self.sensitive = sensitive
  }
}
