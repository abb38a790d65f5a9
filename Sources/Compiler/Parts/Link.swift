import Diagnosis
import Platform
import YAMLSyntax

/// Something that files can have in common, so that what is found in one hangs on the other: a hash of
/// what it is, so that equal things are equal links, and others nearly never.
///
/// Two that are equal by chance only make one part of two.
package struct Link: Hashable, Comparable, BitwiseCopyable, Sendable {
  package let value: UInt64

  /// What a link is made of.
  package enum Sort: UInt8, CaseIterable, Sendable {
    /// A namespace: itself, the objects that lie in it, and all that is looked for there.
    case namespace
    /// A Tenant, and all that names it.
    case tenant
    /// A ComputeConfig definition, and all that starts from it.
    case base
    /// What lies in no namespace and is no more than carried along.
    case elsewhere
    /// A value that a rule compares.
    case value
  }

  init(_ sort: Sort, _ text: Span<UInt8>) {
    var hash = FNV1a()
    var bits: UInt8 = 0
    for index in text.indices {
      hash.combine(text[index])
      bits |= text[index]
    }
    // Beyond ASCII different bytes may be the same text, so all such texts are one.
    value = (bits < 0x80 ? hash.value << 3 : 0) | UInt64(sort.rawValue)
  }

  /// What the link is made of; nil for a number that is no link.
  package var sort: Sort? { Sort(rawValue: UInt8(value & 7)) }

  package static func < (left: Link, right: Link) -> Bool { left.value < right.value }
}
