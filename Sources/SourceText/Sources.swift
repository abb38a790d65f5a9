import Concurrency

/// All files of a run, by identity; the one place where a range becomes text again.
public struct Sources: Sendable {
  private let made: Once<[SourceFile]>

  /// - Parameter files: the files in path order, put together when they are first asked for, since a
  ///   run without a finding never asks.
  public init(files: @autoclosure @escaping @Sendable () -> [SourceFile]) {
    made = Once(files)
  }

  /// The files in path order; a file's index is its `SourceID`.
  public var files: [SourceFile] { made.value }

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
