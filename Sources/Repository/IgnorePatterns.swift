/// The names that ignore rules may hit, told from the patterns alone: where no name of a folder is among
/// them, neither libgit2 nor the index has to be asked.
///
/// Rather too many names than too few. Only the last part of a pattern is looked at, letters are the
/// same in either case, and what takes more than a glance hits every name.
///
/// Source: gitignore(5), "Pattern format".
struct IgnorePatterns: Sendable {
  /// The last part of a pattern.
  private struct Name: Sendable {
    /// What stands between the wildcards, in small letters: the first begins a name, the last ends
    /// it, and the others are somewhere in it; a single one is all of it.
    let literals: [[UInt8]]
    let isFolder: Bool
  }

  private var names: [Name] = []
  private var mayHitAnything = false

  /// Whether nothing can be hit.
  var isEmpty: Bool { names.isEmpty && !mayHitAnything }

  /// Adds rules of which nothing is known.
  mutating func addUnknown() { mayHitAnything = true }

  /// Adds the rules of a file's content.
  mutating func add(_ text: [UInt8]) {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      add(pattern: line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }

  /// Adds the rules of a file; none where there is no such file.
  mutating func add(fileAt path: String) {
    do throws(ReadFailure) {
      guard let text = try Descriptor(path: path).contents(limit: 1 << 20) else {
        return addUnknown()
      }
      add(text)
    } catch .vanished {
    } catch {
      addUnknown()
    }
  }

  /// Whether a rule may hit a name.
  func mayHit(_ name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    mayHitAnything
      || names.contains { (isFolder || !$0.isFolder) && IgnorePatterns.fits(name, $0.literals) }
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
    bytes.count >= literal.count
      && zip(bytes, literal).allSatisfy { byte, small in
        byte == small || (byte | 0x20 == small && small >= UInt8(ascii: "a"))
      }
  }
}

// MARK: - Patterns

extension IgnorePatterns {
  private mutating func add(pattern line: ArraySlice<UInt8>) {
    guard let first = line.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "!") else {
      return
    }
    // Escapes, what is not ASCII, and blanks at the end, which count or not.
    guard line.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
      line.last != UInt8(ascii: " ")
    else { return addUnknown() }
    let slash = UInt8(ascii: "/")
    let isFolder = line.last == slash
    let path = isFolder ? line.dropLast() : line
    let name = path.suffix(from: path.lastIndex(of: slash).map { $0 + 1 } ?? path.startIndex)
    guard let literals = IgnorePatterns.literals(of: name) else { return addUnknown() }
    names.append(Name(literals: literals, isFolder: isFolder))
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
