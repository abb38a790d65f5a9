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
    let name = Array(name.utf8)
    var reached: Set<Int> = closure([0])
    for byte in name {
      var next: Set<Int> = []
      for place in reached where place < pattern.count {
        if pattern[place] == UInt8(ascii: "*") {
          if byte != UInt8(ascii: "/") || isDouble(at: place) { next.insert(place) }
        } else if pattern[place] == byte
          || pattern[place] == UInt8(ascii: "?") && byte != UInt8(ascii: "/")
        {
          next.insert(place + 1)
        }
      }
      reached = closure(next)
      if reached.isEmpty { return false }
    }
    return reached.contains(pattern.count)
  }

  /// Adds the places that are reached without a character: past every star, and past `**/`.
  private func closure(_ places: Set<Int>) -> Set<Int> {
    var all = places
    var open = Array(places)
    while let place = open.popLast() {
      guard place < pattern.count, pattern[place] == UInt8(ascii: "*") else { continue }
      var after = [place + (isDouble(at: place) ? 2 : 1)]
      if isDouble(at: place), place + 2 < pattern.count, pattern[place + 2] == UInt8(ascii: "/") {
        after.append(place + 3)
      }
      for place in after where all.insert(place).inserted { open.append(place) }
    }
    return all
  }

  private func isDouble(at place: Int) -> Bool {
    place + 1 < pattern.count && pattern[place + 1] == UInt8(ascii: "*")
  }
}
