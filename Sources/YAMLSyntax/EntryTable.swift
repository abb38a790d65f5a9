/// The values of a mapping by the text of their keys, for whoever looks up all the keys of another one.
public struct EntryTable {
  /// How many entries the mapping has.
  public let count: Int
  private let mapping: Node
  /// Empty where the mapping has so few entries that looking through them is faster.
  private let values: [[UInt8]: Node]

  private static let few = 8

  /// Makes the table of a mapping; that of any other node is empty.
  public init(_ mapping: Node) {
    self.mapping = mapping
    count = mapping.entries.reduce(0) { count, _ in count + 1 }
    values = count > EntryTable.few ? EntryTable.values(in: mapping) : [:]
  }

  /// The value of the first key with the same text as this one.
  public subscript(key: Node) -> Node? {
    count > EntryTable.few ? values[EntryTable.bytes(of: key)] : mapping[key.text]
  }

  private static func values(in mapping: Node) -> [[UInt8]: Node] {
    var values: [[UInt8]: Node] = [:]
    for entry in mapping.entries where entry.key.isScalar {
      let name = bytes(of: entry.key)
      if values[name] == nil { values[name] = entry.value }
    }
    return values
  }

  /// Bytes and not a string, for which two ways to write an accent would be the same.
  private static func bytes(of key: Node) -> [UInt8] {
    key.withText { text in text.indices.map { text[$0] } }
  }
}
