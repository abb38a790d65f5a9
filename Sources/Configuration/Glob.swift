/// A name or path pattern: `*` for anything but `/`, `**` for anything, `?` for one character.
package struct Glob: Hashable, Sendable {
  package let text: String
  private let pattern: [UInt8]

  package init(_ text: String) {
    self.text = text
    pattern = Array(text.utf8)
  }

  /// Whether the pattern may fit more than one name.
  package var hasWildcard: Bool {
    pattern.contains(UInt8(ascii: "*")) || pattern.contains(UInt8(ascii: "?"))
  }

  /// Whether a whole name or path fits the pattern.
  package func matches(_ name: String) -> Bool {
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
