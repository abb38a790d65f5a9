/// A file that a repository has, and where its content lies; made by `Repository.list`.
package struct FileEntry: Sendable {
  /// Where the content of an entry lies; a word long, since there are as many as files.
  enum Content: Hashable, Sendable {
    case file
    /// A blob; its size where that is known beforehand, else 0.
    indirect case object(ObjectID, size: Int)
    /// A folder that could not be listed stands for the files nobody can see.
    indirect case failure(ReadFailure)
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
    guard case .object(let id, _) = content else { return nil }
    return id.hexadecimal
  }

  /// The path exactly as the file system or git has it.
  var pathBytes: [UInt8] { irregularPath ?? Array(path.utf8) }

  /// Appends the path exactly as the file system or git has it.
  func appendPath(to bytes: inout [UInt8]) {
    if let irregularPath {
      bytes.append(contentsOf: irregularPath)
    } else {
      bytes.append(contentsOf: path.utf8)
    }
  }
}

extension FileEntry {
  /// Whether a file of that name is read at all.
  static func isWanted(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// Whether a file of that name lists what gesso has rendered, which is not read.
  static func isBundleList(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.hasSuffix(".gesso-bundle")
  }

  /// Whether a file of that name may say how others are to be read.
  static func isNamedAsConfiguration(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.hasSuffix("gesso.yaml")
  }

  /// Whether the path's bytes come before the other's; this is git's order of an index.
  package func precedes(_ other: FileEntry) -> Bool {
    precedes(other.pathBytes)
  }

  /// Whether the path's bytes come before those of another path.
  func precedes(_ other: [UInt8]) -> Bool {
    if let irregularPath { return irregularPath.span.precedes(other.span) }
    return path.utf8.span.precedes(other.span)
  }
}

extension BidirectionalCollection<UInt8> {
  /// Whether the bytes end with those of the ASCII text.
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { unsafe self.suffix($0.count).elementsEqual($0) }
  }
}
