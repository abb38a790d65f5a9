/// A file that a repository has, and where its content lies; made by `Repository.list`.
package struct FileEntry: Sendable {
  /// Where the content of an entry lies.
  enum Content: Hashable, Sendable {
    case file
    case object(ObjectID)
    /// A folder that could not be listed stands for the files nobody can see.
    case failure(ReadFailure)
  }

  /// The path relative to the repository's root, with `/` between folders.
  ///
  /// Bytes that are no UTF-8 are shown as U+FFFD, so two entries may bear the same path.
  package let path: String
  /// The path's bytes where they are no UTF-8.
  private let irregularPath: [UInt8]?
  let content: Content

  init(path: [UInt8], content: Content) {
    if let text = String(validating: path, as: UTF8.self) {
      self.path = text
      self.irregularPath = nil
    } else {
      self.path = String(decoding: path, as: UTF8.self)
      self.irregularPath = path
    }
    self.content = content
  }

  /// The id of the blob in the index or the revision; nil for a file of the work tree.
  package var objectID: String? {
    guard case .object(let id) = content else { return nil }
    return id.hexadecimal
  }

  /// The path exactly as the file system or git has it.
  var pathBytes: [UInt8] { irregularPath ?? Array(path.utf8) }
}

extension FileEntry {
  /// Whether a file of that name is read at all.
  static func isWanted(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// The entries in the order of their paths' bytes.
  static func sorted(_ entries: [FileEntry]) -> [FileEntry] {
    entries.sorted { $0.precedes($1) }
  }

  /// Whether the path's bytes come before the other's; this is git's order of an index.
  func precedes(_ other: FileEntry) -> Bool {
    if irregularPath != nil || other.irregularPath != nil {
      return pathBytes.lexicographicallyPrecedes(other.pathBytes)
    }
    return path.utf8.lexicographicallyPrecedes(other.path.utf8)
  }
}

extension BidirectionalCollection<UInt8> {
  /// Whether the bytes end with those of the ASCII text.
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { unsafe self.suffix($0.count).elementsEqual($0) }
  }
}
