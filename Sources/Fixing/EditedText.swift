package import Diagnosis
import SourceText

/// A file's text while it is edited: which bytes are still the original's, and what stands between.
///
/// Edits may follow one another; what the text differs in from the original stays known to the byte.
package struct EditedText: Sendable {
  /// A run of the text.
  private enum Piece: Sendable {
    /// Bytes of the original, never none.
    case kept(Range<Int>)
    /// Bytes that an edit wrote, never none.
    case written([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .written(let bytes): bytes.count
      }
    }

    func slice(_ range: Range<Int>) -> Piece {
      switch self {
      case .kept(let kept):
        .kept(kept.lowerBound + range.lowerBound..<kept.lowerBound + range.upperBound)
      case .written(let bytes): .written(Array(bytes[range]))
      }
    }
  }

  /// A range of the original and the bytes that stand in its place.
  package struct Replacement: Hashable, Sendable {
    package let range: Range<Int>
    package let bytes: [UInt8]
  }

  /// The file as it was.
  package let original: [UInt8]
  private var pieces: [Piece]

  package init(_ original: [UInt8]) {
    self.original = original
    pieces = original.isEmpty ? [] : [.kept(original.indices)]
  }

  /// The text as it is now.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.count)
    for piece in pieces {
      switch piece {
      case .kept(let range): bytes += original[range]
      case .written(let written): bytes += written
      }
    }
    return bytes
  }

  /// What differs from the original: ascending, disjoint, none of them without effect.
  package var replacements: [Replacement] {
    var result: [Replacement] = []
    var position = 0
    var written: [UInt8] = []
    func close(at end: Int) {
      let range = position..<end
      guard !original[range].elementsEqual(written) else { return }
      result.append(Replacement(range: range, bytes: written))
    }
    for piece in pieces {
      switch piece {
      case .written(let bytes): written += bytes
      case .kept(let range):
        close(at: range.lowerBound)
        position = range.upperBound
        written = []
      }
    }
    close(at: original.count)
    return result
  }

  /// Replaces ranges of the text as it is now; the edits do not overlap.
  package mutating func apply(_ edits: [Edit]) {
    var cursor = Cursor(pieces)
    var result: [Piece] = []
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      for piece in cursor.take(upTo: edit.range.bytes.lowerBound) { append(piece, to: &result) }
      _ = cursor.take(upTo: edit.range.bytes.upperBound)
      append(.written(Array(edit.replacement.utf8)), to: &result)
    }
    for piece in cursor.take(upTo: .max) { append(piece, to: &result) }
    pieces = result
  }

  private func append(_ piece: Piece, to pieces: inout [Piece]) {
    guard piece.count > 0 else { return }
    switch (pieces.last, piece) {
    case (.kept(let last)?, .kept(let next)) where last.upperBound == next.lowerBound:
      pieces[pieces.count - 1] = .kept(last.lowerBound..<next.upperBound)
    case (.written(let last)?, .written(let next)):
      pieces[pieces.count - 1] = .written(last + next)
    default: pieces.append(piece)
    }
  }

  /// Takes a text apart from front to back.
  private struct Cursor {
    private let pieces: [Piece]
    private var index = 0
    /// How much of the piece at `index` is taken.
    private var taken = 0
    /// The offset in the text.
    private var position = 0

    init(_ pieces: [Piece]) {
      self.pieces = pieces
    }

    /// What stands from where the cursor is to an offset.
    mutating func take(upTo end: Int) -> [Piece] {
      var result: [Piece] = []
      while position < end, index < pieces.count {
        let piece = pieces[index]
        let count = min(piece.count - taken, end - position)
        result.append(piece.slice(taken..<taken + count))
        position += count
        taken += count
        if taken == piece.count {
          index += 1
          taken = 0
        }
      }
      return result
    }
  }
}
