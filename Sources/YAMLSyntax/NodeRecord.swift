/// What a node of a YAML tree is.
package enum NodeKind: UInt8, Sendable {
  case scalar
  case mapping
  case sequence
  /// A value that could not be made out, because of a fault that has been reported already: whoever
  /// meets it stays quiet.
  case poison
}

/// How a scalar or collection is written.
package enum NodeStyle: UInt8, Sendable {
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
package enum NodeTag: UInt8, Sendable {
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

/// One node in the flat, pre-order array of a tree: 16 bytes.
///
/// A mapping is followed by its keys and values in turn, a sequence by its items, each with all that
/// lies below it.
struct NodeRecord: Sendable {
  /// The byte offset of the node's first character in its file.
  var start: UInt32
  /// The byte offset after the node's last character.
  var end: UInt32
  /// For a collection the index after its last descendant, for a scalar with `isDecoded` the index of
  /// its text in the tree's spans, for an alias the index of the anchored node.
  var link: UInt32
  private var bits: UInt32

  init(kind: NodeKind, style: NodeStyle, tag: NodeTag = .none, start: Int, end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    link = 0
    bits = UInt32(kind.rawValue) | UInt32(style.rawValue) << 2 | UInt32(tag.rawValue) << 5
  }

  var kind: NodeKind { NodeKind(rawValue: UInt8(bits & 0b11)) ?? .poison }
  var style: NodeStyle { NodeStyle(rawValue: UInt8(bits >> 2 & 0b111)) ?? .plain }
  var tag: NodeTag { NodeTag(rawValue: UInt8(bits >> 5 & 0b111)) ?? .other }

  /// True where the text differs from the source between the quotes and lies in the tree's spans.
  var isDecoded: Bool {
    get { bits & 1 << 8 != 0 }
    set { if newValue { bits |= 1 << 8 } else { bits &= ~(1 << 8) } }
  }

  /// True for a reference to an anchored node; such records live only until the tree is expanded.
  var isAlias: Bool {
    get { bits & 1 << 9 != 0 }
    set { if newValue { bits |= 1 << 9 } else { bits &= ~(1 << 9) } }
  }

  /// The interned name of a mapping's key, or `.unknown`.
  var key: KeyID {
    get { KeyID(rawValue: UInt16(truncatingIfNeeded: bits >> 16)) }
    set { bits = bits & 0xFFFF | UInt32(newValue.rawValue) << 16 }
  }
}
