import SourceText
import YAMLSyntax

/// Takes the items of a sequence out of a text, each as a document of its own with its comments.
struct ItemText {
  private let bytes: [UInt8]
  private let limits: ReadLimits

  /// - Parameter limits: what the whole text may ask for, and so each item.
  init(_ bytes: [UInt8], limits: ReadLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The items of a sequence as documents.
  ///
  /// An item whose text cannot stand alone, such as one in flow style or with an alias of another's
  /// anchor, is written anew.
  func documents(of sequence: Node) -> [[UInt8]] {
    let items = Array(sequence.items)
    let starts = items.map(firstLine)
    return items.indices.map { place in
      let written = ItemText.written(items[place])
      guard let start = starts[place] else { return written }
      let next = place + 1 < items.count ? starts[place + 1] : nil
      let text = document(items[place], from: start, to: next ?? pastLine(items[place].range.bytes))
      return isDocument(text, of: written) ? text : written
    }
  }

  static func written(_ node: Node) -> [UInt8] {
    var writer = YAMLWriter()
    writer.document(node)
    return writer.finish()
  }

  /// Whether a text is one document that says what the other says.
  private func isDocument(_ text: [UInt8], of written: [UInt8]) -> Bool {
    let file = YAMLReader.read(
      text, source: SourceID(0), keys: KeyTable(words: []), limits: limits)
    guard file.findings.isEmpty, file.documents.count == 1, let document = file.documents.first
    else { return false }
    return ItemText.written(document.root) == written
  }

  /// The start of the line that has the item's dash; nil where none has.
  private func firstLine(of item: Node) -> Int? {
    var line = startOfLine(at: Int(item.range.start))
    while true {
      let text = bytes[line...].drop { $0 == UInt8(ascii: " ") }
      if text.first == UInt8(ascii: "-") { return line }
      // Above the first key there may be comments, the first of them behind the dash.
      guard line > 0, text.startIndex == Int(item.range.start) || text.first == UInt8(ascii: "#")
      else { return nil }
      line = startOfLine(at: line - 1)
    }
  }

  private func startOfLine(at offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func pastLine(_ range: Range<Int>) -> Int {
    guard range.upperBound > 0, bytes[range.upperBound - 1] != 0x0A else { return range.upperBound }
    let rest = bytes[range.upperBound...]
    return rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  /// The lines of an item without its dash and indentation.
  private func document(_ item: Node, from start: Int, to end: Int) -> [UInt8] {
    let key = Int(item.range.start)
    let column = key - startOfLine(at: key)
    var text = Array(bytes[start..<max(start, end)])
    if let dash = text.firstIndex(of: UInt8(ascii: "-")) { text[dash] = UInt8(ascii: " ") }
    var document: [UInt8] = []
    document.reserveCapacity(text.count)
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let indentation = line.prefix(column).prefix { $0 == UInt8(ascii: " ") }
      document += line.dropFirst(indentation.count)
      document.append(0x0A)
    }
    while document.suffix(2) == [0x0A, 0x0A] { document.removeLast() }
    return document
  }
}
