/// Words that stand where a value has still to be put in: `<api-key>`, `YOUR_API_KEY`, `changeme`.
enum Placeholder {
  /// Whether a text has one.
  static func isIn(_ text: String) -> Bool { !ranges(in: Array(text.utf8)).isEmpty }

  /// Where they stand in a text, in order.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    let hasMarkup = isMarkup(bytes)
    var ranges: [Range<Int>] = []
    var position = 0
    while position < bytes.count {
      if let end = end(at: position, in: bytes, hasMarkup: hasMarkup) {
        ranges.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return ranges
  }

  private static func end(at start: Int, in bytes: [UInt8], hasMarkup: Bool) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "<"): hasMarkup ? nil : endOfBrackets(start, bytes)
    case UInt8(ascii: "Y"): endOfYours(start, bytes)
    case UInt8(ascii: "c"), UInt8(ascii: "C"): endOfChangeMe(start, bytes)
    default: nil
    }
  }

  /// Words or dots between angle brackets; no mail address, path or comparison.
  private static func endOfBrackets(_ start: Int, _ bytes: [UInt8]) -> Int? {
    guard start == 0 || !isWord(bytes[start - 1]) else { return nil }
    let content = bytes[(start + 1)...].prefix(100).prefix { $0 != UInt8(ascii: ">") }
    guard let first = content.first, let last = content.last, content.endIndex < bytes.count,
      bytes[content.endIndex] == UInt8(ascii: ">"), !isBlank(first), !isBlank(last)
    else { return nil }
    let ellipsis = Array("…".utf8)
    let isElided = content.allSatisfy { $0 == UInt8(ascii: ".") } || content.elementsEqual(ellipsis)
    let isWords =
      isLetter(first)
      && content.allSatisfy {
        isWord($0) || isBlank($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
    return isElided || isWords ? content.endIndex + 1 : nil
  }

  /// `YOUR_` and the rest of the word.
  private static func endOfYours(_ start: Int, _ bytes: [UInt8]) -> Int? {
    guard start == 0 || !isWord(bytes[start - 1]), start + 5 < bytes.count,
      bytes[start...].starts(with: "YOUR".utf8),
      bytes[start + 4] == UInt8(ascii: "_") || bytes[start + 4] == UInt8(ascii: "-")
    else { return nil }
    let rest = bytes[(start + 5)...].prefix { isWord($0) || $0 == UInt8(ascii: "-") }
    return rest.isEmpty ? nil : rest.endIndex
  }

  /// `changeme`, `CHANGE_ME` and the like as a word of its own.
  private static func endOfChangeMe(_ start: Int, _ bytes: [UInt8]) -> Int? {
    guard start == 0 || !isWord(bytes[start - 1]) else { return nil }
    let words = ["changeme", "change_me", "change-me"]
    let text = bytes[start...].prefix(9).map { $0 | 0x20 == $0 || !isLetter($0) ? $0 : $0 | 0x20 }
    for word in words where text.starts(with: word.utf8) {
      let end = start + word.utf8.count
      if end == bytes.count || !isWord(bytes[end]) { return end }
    }
    return nil
  }

  /// Whether a text is XML, HTML or the like, where brackets hold tags.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let marks: Set<UInt8> = [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")]
    return bytes.indices.dropLast().contains { index in
      bytes[index] == UInt8(ascii: "<") && marks.contains(bytes[index + 1])
        || bytes[index] == UInt8(ascii: "/") && bytes[index + 1] == UInt8(ascii: ">")
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}
