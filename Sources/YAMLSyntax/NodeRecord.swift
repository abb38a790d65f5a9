/// What a node of a YAML tree is.
public enum NodeKind: UInt8, Sendable {
  case scalar
  case mapping
  case sequence
  /// A value that could not be made out, because of a fault that has been reported already: whoever
  /// meets it stays quiet.
  case poison
}

/// How a scalar or collection is written.
public enum NodeStyle: UInt8, Sendable {
  /// A scalar without quotes, the only one whose type its text decides.
  case plain
  case singleQuoted
  case doubleQuoted
  /// A block scalar that keeps line breaks (`|`).
  case literal
  /// A block scalar that folds lines (`>`).
  case folded
  /// A collection written by indentation.
  case block
  /// A collection written in brackets or braces.
  case flow
}

/// The explicit tag of a node, as far as it changes how kubectl reads it.
public enum NodeTag: UInt8, Sendable {
  case none
  case string
  case integer
  case float
  case boolean
  case null
  case binary
  /// Any other tag; the value is read as a string.
  case other
}

/// One node in the flat, pre-order array of a tree: 12 bytes.
///
/// A mapping is followed by its keys and values in turn, a sequence by its items, each with all that
/// lies below it. Code that looks at every node of a tree works on records; all other on `Node`.
public struct NodeRecord: Sendable, BitwiseCopyable {
  /// The byte offset of the node's first character in its file.
  public var start: UInt32
  /// For a collection the index after its last descendant, for a scalar with `isDecoded` the index of
  /// its text in the tree, for an alias its place in the builder's list, for all others the byte offset
  /// after the node's last character.
  public var reach: UInt32
  /// Kind, style, tag and marks in the lower half, the key's number in the upper.
  public var bits: UInt32

  /// Where in `bits` what lies; kind, style and tag are the three lowest numbers.
  private enum Bit {
    static let isDecoded: UInt32 = 1 << 8
    static let isAlias: UInt32 = 1 << 9
    static let isSurelyString: UInt32 = 1 << 10
    static let isWord: UInt32 = 1 << 11
    static let isCopied: UInt32 = 1 << 12
  }

  @inline(__always)
  init(kind: NodeKind, style: NodeStyle, tag: NodeTag = .none, start: Int, reach: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.reach = UInt32(truncatingIfNeeded: reach)
    bits = UInt32(kind.rawValue) | UInt32(style.rawValue) << 2 | UInt32(tag.rawValue) << 5
    if kind == .scalar, style != .plain, tag == .none { markAsString() }
  }

  /// What the node is, as the two lowest bits say.
  @inlinable @inline(__always)
  public var kind: NodeKind {
    NodeKind(rawValue: UInt8(truncatingIfNeeded: bits & 0b11)) ?? .poison
  }
  @inline(__always)
  var style: NodeStyle {
    NodeStyle(rawValue: UInt8(truncatingIfNeeded: bits >> 2 & 0b111)) ?? .plain
  }
  @inline(__always)
  var tag: NodeTag {
    NodeTag(rawValue: UInt8(truncatingIfNeeded: bits >> 5 & 0b111)) ?? .other
  }

  /// Whether this is a mapping or a sequence, so that `reach` says where its content ends.
  @inlinable @inline(__always)
  public var isCollection: Bool { kind == .mapping || kind == .sequence }

  /// The index after the node and all below it, the node being at an index.
  @inlinable @inline(__always)
  public func endIndex(at index: Int) -> Int {
    isCollection ? Int(truncatingIfNeeded: reach) : index &+ 1
  }

  /// Whether two records are the same in every respect.
  func isSame(as other: NodeRecord) -> Bool {
    start == other.start && reach == other.reach && bits == other.bits
  }

  /// True where the text differs from the source between the quotes and lies apart in the tree.
  var isDecoded: Bool {
    get { bits & Bit.isDecoded != 0 }
    set { if newValue { bits |= Bit.isDecoded } else { bits &= ~Bit.isDecoded } }
  }

  /// True where the text is the word of the key table that the node is named with.
  var isWord: Bool {
    get { bits & Bit.isWord != 0 }
    set { if newValue { bits |= Bit.isWord } else { bits &= ~Bit.isWord } }
  }

  /// True for a copy, in a composed tree, of a scalar whose text lies in the tree of its original.
  var isCopied: Bool { bits & Bit.isCopied != 0 }

  /// Where the text of a node of a composed tree lies, if it has one of its own.
  enum TextPlace: Int, CaseIterable {
    case nowhere
    case ownTree
    case original
  }

  /// Where the text lies, the tree being a composed one.
  var textPlace: TextPlace { isCopied ? .original : isDecoded ? .ownTree : .nowhere }

  /// The record of a copy in a composed tree, whose content moves by so many places.
  @inline(__always)
  func copied(movedBy offset: UInt32) -> NodeRecord {
    var copy = self
    if isCollection {
      copy.reach &+= offset
      copy.bits = UInt32(kind.rawValue) | UInt32(NodeStyle.block.rawValue) << 2
    } else if !isWord {
      copy.bits |= Bit.isCopied
    }
    return copy
  }

  /// The record of a node of the same composed tree whose content moves by so many places.
  @inline(__always)
  func moved(by offset: UInt32) -> NodeRecord {
    var moved = self
    if isCollection { moved.reach &+= offset }
    return moved
  }

  /// True for a reference to an anchored node; such records live only until the tree is expanded.
  var isAlias: Bool {
    get { bits & Bit.isAlias != 0 }
    set { if newValue { bits |= Bit.isAlias } else { bits &= ~Bit.isAlias } }
  }

  /// True where the first look at a scalar told that kubectl reads it as a string; where it is false
  /// the text decides.
  @inlinable @inline(__always)
  public var isSurelyString: Bool { bits & 1 << 10 != 0 }

  /// Notes that kubectl reads the scalar as a string.
  mutating func markAsString() { bits |= Bit.isSurelyString }

  /// The interned name of a mapping's key, or `.unknown`.
  @inlinable @inline(__always)
  public var key: KeyID { KeyID(rawValue: UInt16(truncatingIfNeeded: bits >> 16)) }

  /// Makes the node the key of that name.
  mutating func name(_ key: KeyID) { bits = bits & 0xFFFF | UInt32(key.rawValue) << 16 }
}
