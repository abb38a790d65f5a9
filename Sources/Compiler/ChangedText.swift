import SourceText

/// Which files and lines of one state another one does not have.
///
/// A file that only moved is not changed.
struct ChangedText {
  private let sources: Sources
  private let lines: [LineTable]
  /// The lines that a file had; nil for a file that has not changed.
  private let known: [Set<ArraySlice<UInt8>>?]

  init(from base: Sources, to head: Sources) {
    sources = head
    lines = head.files.map { LineTable($0.bytes) }
    let contents = Set(base.files.map(\.bytes))
    let places = Dictionary(
      base.files.enumerated().map { ($0.element.path, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    known = head.files.map { file in
      if contents.contains(file.bytes) { return nil }
      guard let place = places[file.path] else { return [] }
      let table = LineTable(base.files[place].bytes)
      return Set((1...table.count).map { table.text(ofLine: $0) })
    }
  }

  func isInChangedFile(_ location: SourceRange) -> Bool {
    known[Int(location.source.index)] != nil
  }

  /// Whether the line on which a place starts was not in the file before.
  func isOnChangedLine(_ location: SourceRange) -> Bool {
    guard let before = known[Int(location.source.index)] else { return false }
    let table = lines[Int(location.source.index)]
    let line = table.position(of: Int(location.start)).line
    return !before.contains(table.text(ofLine: line))
  }
}
