import SourceText

/// The nodes of one YAML file, or of one object composed from several: immutable, cheap to share.
///
/// Storage is flat: one pre-order array of 16-byte records for all documents of the file. Scalars are
/// ranges of the file's bytes wherever their text stands there as it is; only escapes, folds and
/// block scalars are kept apart. Aliases and merge keys are expanded: what is read is what kubectl
/// reads, and every node still knows the characters it came from.
package struct Tree: Sendable {
  let storage: Storage

  /// What a tree consists of; a class so that a view costs one reference.
  final class Storage: Sendable {
    /// The file's bytes, or empty for a composed tree.
    let bytes: [UInt8]
    let records: [NodeRecord]
    /// The text of decoded scalars, end to end.
    let decoded: [UInt8]
    /// Where each decoded scalar's text lies in `decoded`.
    let spans: [Range<UInt32>]
    /// The file of all nodes, unless `sources` says more.
    let source: SourceID
    /// The file of each node of a composed tree; empty where all are of `source`.
    let sources: [SourceID]
    /// The table of the words that are keys of a composed tree; nil for the tree of a file.
    let keys: KeyTable?
    /// What a node's value replaced, by node index; only in composed trees.
    let replacements: [UInt32: [Replacement]]
    /// The plain scalars, keys left out, that readers of YAML 1.1 and 1.2 take differently.
    let ambiguous: [UInt32]

    init(
      bytes: [UInt8], records: [NodeRecord], decoded: [UInt8], spans: [Range<UInt32>],
      source: SourceID, sources: [SourceID] = [], keys: KeyTable? = nil,
      replacements: [UInt32: [Replacement]] = [:], ambiguous: [UInt32] = []
    ) {
      self.bytes = bytes
      self.records = records
      self.decoded = decoded
      self.spans = spans
      self.source = source
      self.sources = sources
      self.keys = keys
      self.replacements = replacements
      self.ambiguous = ambiguous
    }

    /// The ambiguous scalars among the nodes at some indices.
    func ambiguous(in indices: Range<Int>) -> ArraySlice<UInt32> {
      guard !ambiguous.isEmpty else { return [] }
      let start = place(ofAmbiguousFrom: indices.lowerBound)
      return ambiguous[start..<place(ofAmbiguousFrom: indices.upperBound)]
    }

    /// Where the first ambiguous scalar at an index or after it stands in the list.
    private func place(ofAmbiguousFrom index: Int) -> Int {
      var low = 0
      var high = ambiguous.count
      while low < high {
        let middle = (low + high) / 2
        if Int(ambiguous[middle]) < index { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  init(storage: Storage) {
    self.storage = storage
  }

  /// The number of nodes in all documents.
  package var count: Int { storage.records.count }

  /// The plain scalars that readers of YAML 1.1 and 1.2 take differently, ascending.
  package var ambiguousScalars: [UInt32] { storage.ambiguous }

  /// The node at an index of the pre-order.
  package func node(at index: Int) -> Node {
    Node(tree: self, index: index)
  }
}
