/// How much a file may ask of its reader; past a limit there is a finding instead of a tree.
package struct ReadLimits: Hashable, Sendable {
  /// Bytes of one file.
  package var fileSize = 16 << 20
  /// Levels of nesting.
  package var depth = 200
  /// Nodes of one file.
  package var nodes = 1_000_000
  /// Nodes of one file that stand there through aliases.
  package var aliasNodes = 100_000

  package init() {}
}
