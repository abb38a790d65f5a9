/// A name or path pattern: `*` for anything but `/`, `**` for anything, `?` for one character.
package struct Glob: Hashable, Sendable {
  package let text: String
  private let pattern: [UInt8]
  /// How many bytes stand before the first wildcard, and how many after the last one.
  private let literalPrefix: Int
  private let literalSuffix: Int

  package init(_ text: String) {
    self.text = text
    pattern = Array(text.utf8)
    literalPrefix = pattern.firstIndex(where: Glob.isWildcard) ?? pattern.count
    var end = pattern.lastIndex(where: Glob.isWildcard).map { $0 + 1 } ?? 0
    // `**/x` fits `x` too.
    if pattern[..<end].suffix(2).elementsEqual("**".utf8),
      pattern[end...].first == UInt8(ascii: "/")
    {
      end += 1
    }
    literalSuffix = pattern.count - end
  }

  private static func isWildcard(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?")
  }

  /// Whether the pattern may fit more than one name.
  package var hasWildcard: Bool { literalPrefix < pattern.count }

  /// Whether a whole name or path fits the pattern.
  package func matches(_ name: String) -> Bool {
    // The literal ends rule out nearly every name that does not fit.
    guard name.utf8.starts(with: pattern[..<literalPrefix]),
      name.utf8.reversed().starts(with: pattern.suffix(literalSuffix).reversed())
    else { return false }
    var reached = [Bool](repeating: false, count: pattern.count + 1)
    reached[0] = true
    skipEmpty(in: &reached)
    for byte in name.utf8 {
      step(over: byte, in: &reached)
      guard reached.contains(true) else { return false }
      skipEmpty(in: &reached)
    }
    return reached[pattern.count]
  }

  /// Moves every place on that a character fits; from the last to the first, so that none moves twice.
  private func step(over byte: UInt8, in reached: inout [Bool]) {
    reached[pattern.count] = false
    for place in pattern.indices.reversed() where reached[place] {
      if pattern[place] == UInt8(ascii: "*") {
        reached[place] = byte != UInt8(ascii: "/") || isDouble(at: place)
      } else {
        reached[place] = false
        if pattern[place] == byte
          || pattern[place] == UInt8(ascii: "?") && byte != UInt8(ascii: "/")
        {
          reached[place + 1] = true
        }
      }
    }
  }

  /// Adds the places that are reached without a character: past every star, and past `**/`.
  private func skipEmpty(in reached: inout [Bool]) {
    for place in pattern.indices where reached[place] && pattern[place] == UInt8(ascii: "*") {
      guard isDouble(at: place) else {
        reached[place + 1] = true
        continue
      }
      reached[place + 2] = true
      if place + 2 < pattern.count, pattern[place + 2] == UInt8(ascii: "/") {
        reached[place + 3] = true
      }
    }
  }

  private func isDouble(at place: Int) -> Bool {
    place + 1 < pattern.count && pattern[place + 1] == UInt8(ascii: "*")
  }
}
