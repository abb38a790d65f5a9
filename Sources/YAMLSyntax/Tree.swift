import SourceText

/// The nodes of one YAML file, or of one object composed from several: immutable, cheap to share.
///
/// Storage is flat: one pre-order array of 12-byte records for all documents of the file. Scalars are
/// ranges of the file's bytes wherever their text stands there as it is; only escapes, folds and
/// block scalars are kept apart. Aliases and merge keys are expanded: what is read is what kubectl
/// reads, and every node still knows the characters it came from.
public struct Tree: Sendable {
  let storage: Storage

  /// What a tree consists of; a class so that a view costs one reference.
  final class Storage: Sendable {
    /// The file's bytes, or empty for a composed tree.
    let bytes: [UInt8]
    let records: [NodeRecord]
    /// The file of all nodes, unless `rarities` says more.
    let source: SourceID
    /// What most files have nothing of, and then share as `.none`: were it optional, every look at it
    /// would count a reference.
    let rarities: Rarities

    init(bytes: [UInt8], records: [NodeRecord], source: SourceID, _ rarities: Rarities) {
      self.bytes = bytes
      self.records = records
      self.source = source
      self.rarities = rarities
    }

    /// The file of the node at an index.
    func source(of index: Int) -> SourceID {
      rarities.originals.isEmpty ? source : rarities.original(of: index).source
    }

    /// Whether the nodes at two indices come from the same tree.
    func haveSameOriginal(_ one: Int, _ other: Int) -> Bool {
      rarities.originals.isEmpty || rarities.places[one] == rarities.places[other]
    }

    /// Hands out the tree that the text of the scalar at an index lies in: for a copied one that of its
    /// original.
    @inline(__always)
    func withHolder<Result>(of index: Int, _ body: (Storage) -> Result) -> Result {
      guard records[index].isCopied, let holder = unsafe rarities.original(of: index).holder else {
        return body(self)
      }
      return unsafe holder._withUnsafeGuaranteedRef(body)
    }

    /// The byte offset after the last character of the node at an index.
    func end(of index: Int) -> Int {
      let record = records[index]
      if record.isCollection {
        return rarities.ends.end(ofCollectionAt: index) ?? end(of: Int(record.reach) - 1)
      }
      guard record.isDecoded else { return Int(record.reach) }
      return withHolder(of: index) { Int($0.rarities.texts[Int(record.reach)].end) }
    }
  }

  init(storage: Storage) {
    self.storage = storage
  }

  /// The number of nodes in all documents.
  public var count: Int { storage.records.count }

  /// The node at an index of the pre-order.
  public func node(at index: Int) -> Node {
    Node(tree: self, index: index)
  }
}
