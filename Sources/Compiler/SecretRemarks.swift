import SourceText
import YAMLSyntax

/// Finds what a person wrote between the scalars of a Secret and may be an old or a misspelt value:
/// comments, and words that YAML takes for anchors, tags and aliases, as it does a password that
/// begins with such a mark.
struct SecretRemarks {
  private let bytes: [UInt8]
  private(set) var ranges: [Range<Int>] = []

  /// - Parameters:
  ///   - stretch: the document, with all that stands around it up to its neighbours.
  ///   - root: its value.
  init(in stretch: Range<Int>, around root: Node, bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes[stretch].contains(where: Self.isMark) else { return }
    var start = stretch.lowerBound
    for text in Self.texts(of: root, bytes, in: stretch) {
      if start < text.lowerBound { read(start..<text.lowerBound) }
      start = max(start, text.upperBound)
    }
    if start < stretch.upperBound { read(start..<stretch.upperBound) }
  }

  /// The scalars of a document in the order of the text; of a block of text what follows its first
  /// line, on which a comment can stand.
  private static func texts(of root: Node, _ bytes: [UInt8], in stretch: Range<Int>) -> [Range<Int>]
  {
    var texts: [Range<Int>] = []
    for node in root.all where node.isScalar {
      let range = node.range.bytes.clamped(to: stretch)
      guard node.style == .literal || node.style == .folded else {
        texts.append(range)
        continue
      }
      texts.append(
        min(bytes.endOfLine(from: range.lowerBound), range.upperBound)..<range.upperBound)
    }
    return texts.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether a comment, an anchor, a tag or an alias may begin with a byte.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"): true
    default: false
    }
  }

  /// Reads what stands between two scalars.
  private mutating func read(_ gap: Range<Int>) {
    var offset = gap.lowerBound
    while offset < gap.upperBound {
      let start = offset
      if bytes[offset] == UInt8(ascii: "#") {
        offset = min(bytes.endOfLine(from: offset), gap.upperBound)
        ranges.append(firstWord(start + 1..<offset)..<offset)
      } else if Self.isMark(bytes[offset]) {
        while offset < gap.upperBound, bytes[offset] > UInt8(ascii: " ") { offset += 1 }
        ranges.append(start..<offset)
      } else {
        offset += 1
      }
    }
  }

  /// Where a comment's words begin; of one to gesso, its reason.
  private func firstWord(_ comment: Range<Int>) -> Int {
    let start = bytes[comment].firstIndex { !$0.isBlank } ?? comment.upperBound
    guard bytes[start..<comment.upperBound].starts(with: SuppressionComment.mark.utf8) else {
      return start
    }
    return SuppressionComment(bytes, start..<comment.upperBound).endOfKnownWords
  }
}
