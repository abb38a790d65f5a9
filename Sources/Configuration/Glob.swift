/// A name or path pattern: `*` for anything but `/`, `**` for anything, `?` for one character.
public struct Glob: Hashable, Sendable {
  /// The pattern as written.
  public let text: String
  private let pattern: [UInt8]
  /// From the first wildcard to behind the last one; empty at the end where there is none.
  private let wild: Range<Int>

  /// Takes any text for a pattern; none is refused.
  public init(_ text: String) {
    self.text = text
    pattern = Array(text.utf8)
    let start = pattern.firstIndex(where: Glob.isWildcard) ?? pattern.count
    var end = pattern.lastIndex(where: Glob.isWildcard).map { $0 + 1 } ?? pattern.count
    // `**/x` fits `x` too.
    if pattern[..<end].suffix(2).elementsEqual("**".utf8),
      pattern[end...].first == UInt8(ascii: "/")
    {
      end += 1
    }
    wild = start..<end
  }

  private static func isWildcard(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?")
  }

  /// Whether the pattern may fit more than one name.
  public var hasWildcard: Bool { !wild.isEmpty }

  /// Whether a whole name or path fits the pattern.
  public func matches(_ name: String) -> Bool {
    // The literal ends rule out nearly every name that does not fit.
    let end = pattern[wild.upperBound...]
    guard name.utf8.count >= wild.lowerBound + end.count,
      name.utf8.starts(with: pattern[..<wild.lowerBound]),
      name.utf8.suffix(end.count).elementsEqual(end)
    else { return false }
    if wild.count == 1, pattern[wild.lowerBound] == UInt8(ascii: "*") {
      let middle = name.utf8.dropFirst(wild.lowerBound).dropLast(end.count)
      return !middle.contains(UInt8(ascii: "/"))
    }
    var reached = [Bool](repeating: false, count: pattern.count + 1)
    reached[wild.lowerBound] = true
    skipEmpty(in: &reached)
    for byte in name.utf8.dropFirst(wild.lowerBound).dropLast(end.count) {
      step(over: byte, in: &reached)
      guard reached.contains(true) else { return false }
      skipEmpty(in: &reached)
    }
    return reached[wild.upperBound]
  }

  /// Moves every place on that a character fits; from the last to the first, so that none moves twice.
  private func step(over byte: UInt8, in reached: inout [Bool]) {
    reached[wild.upperBound] = false
    for place in wild.reversed() where reached[place] {
      if pattern[place] == UInt8(ascii: "*") {
        // The second star of two takes all further characters: `**/` may be nothing at all, but no
        // part of a folder's name.
        if isDouble(at: place) {
          reached[place] = false
          reached[place + 1] = true
        } else {
          reached[place] = byte != UInt8(ascii: "/") || isSecond(at: place)
        }
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
    for place in wild where reached[place] && pattern[place] == UInt8(ascii: "*") {
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

  /// Whether the star at a place has another one behind it.
  private func isDouble(at place: Int) -> Bool {
    place + 1 < pattern.count && pattern[place + 1] == UInt8(ascii: "*")
  }

  /// Whether the star at a place has another one before it.
  private func isSecond(at place: Int) -> Bool {
    place > 0 && pattern[place - 1] == UInt8(ascii: "*")
  }
}
