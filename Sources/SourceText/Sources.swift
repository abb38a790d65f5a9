/// All files of a run, by identity; the one place where a range becomes text again.
public struct Sources: Sendable {
  /// The files in path order; a file's index is its `SourceID`.
  public let files: [SourceFile]

  /// Takes the files in the order given, without sorting them.
  public init(files: [SourceFile]) {
    self.files = files
  }

  /// The file of an identity, which has to be one of this run's.
  public subscript(id: SourceID) -> SourceFile {
    files[Int(id.index)]
  }

  /// The bytes of a range, clamped to the file.
  public func bytes(of range: SourceRange) -> ArraySlice<UInt8> {
    let bytes = self[range.source].bytes
    return bytes[range.bytes.clamped(to: 0..<bytes.count)]
  }
}
