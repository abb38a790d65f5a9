/// The names that ignore rules may hit, told from the patterns alone: where no name of a folder is among
/// them, neither libgit2 nor the index has to be asked.
///
/// Rather too many names than too few. Only the last part of a pattern is looked at, letters are the
/// same in either case, and what takes more than a glance hits every name.
///
/// A class, so that the folders of one file with rules share what it says.
///
/// Source: gitignore(5), "Pattern format".
final class IgnorePatterns: Sendable {
  /// The last part of a pattern.
  private struct Name: Sendable {
    /// What stands between the wildcards, in small letters: the first begins a name, the last ends
    /// it, and the others are somewhere in it; a single one is all of it.
    let literals: [[UInt8]]
    let isFolder: Bool

    /// The last character of whatever it hits; 0 where that may be any.
    var end: UInt8 { literals.last?.last ?? 0 }
  }

  /// By the last character, so that a name is compared with few of them.
  private let names: [UInt8: [Name]]
  private let mayHitAnything: Bool
  /// The patterns that count beside these.
  private let outer: IgnorePatterns?
  /// How many there are, with the outer ones.
  private let count: Int

  /// More are not looked through for every name, but left to libgit2.
  private static let most = 1000

  /// The rules of a file beside outer ones.
  ///
  /// - Parameter text: what is in the file; nil where that is not known.
  init(_ text: [UInt8]?, beside outer: IgnorePatterns?) {
    let patterns = text.map { IgnorePatterns.names(in: $0) }
    count = (patterns?.count ?? 0) + (outer?.count ?? 0)
    mayHitAnything =
      patterns == nil || outer?.mayHitAnything == true || count > IgnorePatterns.most
      || patterns?.contains { $0 == nil } == true
    names =
      mayHitAnything ? [:] : Dictionary(grouping: patterns?.compactMap(\.self) ?? [], by: \.end)
    self.outer = mayHitAnything ? nil : outer
  }

  /// The rules of a file beside outer ones, which are all where there is no such file.
  static func read(_ path: String, beside outer: IgnorePatterns?) -> IgnorePatterns? {
    do throws(ReadFailure) {
      return IgnorePatterns(try Descriptor(path: path).contents(limit: 1 << 20), beside: outer)
    } catch .vanished {
      return outer
    } catch {
      return IgnorePatterns(nil, beside: outer)
    }
  }

  /// Whether a rule may hit a name.
  func mayHit(_ name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if mayHitAnything { return true }
    return hits(name, isFolder, among: names[0])
      || hits(name, isFolder, among: name.last.flatMap { names[IgnorePatterns.small($0)] })
      || outer?.mayHit(name, isFolder: isFolder) == true
  }

  private func hits(_ name: ArraySlice<UInt8>, _ isFolder: Bool, among names: [Name]?) -> Bool {
    names?.contains { (isFolder || !$0.isFolder) && IgnorePatterns.fits(name, $0.literals) } == true
  }

  private static func fits(_ name: ArraySlice<UInt8>, _ literals: [[UInt8]]) -> Bool {
    guard let first = literals.first, let last = literals.last else { return true }
    if literals.count == 1 { return name.count == first.count && begins(name, first) }
    return begins(name, first) && begins(name.suffix(last.count), last)
      && literals.dropFirst().dropLast().allSatisfy { literal in
        name.indices.contains { begins(name[$0...], literal) }
      }
  }

  /// Whether bytes begin with a literal, whatever the case of letters.
  private static func begins(_ bytes: ArraySlice<UInt8>, _ literal: [UInt8]) -> Bool {
    guard bytes.count >= literal.count else { return false }
    for place in literal.indices where small(bytes[bytes.startIndex + place]) != literal[place] {
      return false
    }
    return true
  }
}

// MARK: - Patterns

extension IgnorePatterns {
  /// The patterns of a file; nil for each that may hit every name.
  private static func names(in text: [UInt8]) -> [Name?] {
    text.split(separator: UInt8(ascii: "\n"))
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
      .filter { ![UInt8(ascii: "#"), UInt8(ascii: "!"), nil].contains($0.first) }
      .map { name(of: $0) }
  }

  /// The last part of a pattern; nil where it may hit every name.
  private static func name(of pattern: ArraySlice<UInt8>) -> Name? {
    // Escapes, what is not ASCII, and blanks at the end, which count or not.
    guard pattern.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
      pattern.last != UInt8(ascii: " ")
    else { return nil }
    let slash = UInt8(ascii: "/")
    let isFolder = pattern.last == slash
    let path = isFolder ? pattern.dropLast() : pattern
    let name = path.suffix(from: path.lastIndex(of: slash).map { $0 + 1 } ?? path.startIndex)
    return literals(of: name).map { Name(literals: $0, isFolder: isFolder) }
  }

  /// What stands between the wildcards of a pattern's last part; nil where it may hit every name.
  private static func literals(of name: ArraySlice<UInt8>) -> [[UInt8]]? {
    var literals: [[UInt8]] = [[]]
    var rest = name
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "?"): literals.append([])
      case UInt8(ascii: "["):
        guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")),
          !rest[..<end].contains(where: { "[]!^".utf8.contains($0) })
        else { return nil }
        rest = rest[(end + 1)...]
        literals.append([])
      default: literals[literals.count - 1].append(small(byte))
      }
    }
    return literals.allSatisfy(\.isEmpty) ? nil : literals
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
