/// How much a file may ask of its reader; past a limit there is a finding instead of a tree.
public struct ReadLimits: Hashable, Sendable {
  /// Bytes of one file.
  public var fileSize = 16 << 20
  /// Levels of nesting.
  public var depth = 200
  /// Nodes of one file.
  public var nodes = 1_000_000
  /// Nodes of one file that stand there through aliases.
  public var aliasNodes = 100_000

  /// The limits that count where the configuration sets none.
  public init() {}
}
