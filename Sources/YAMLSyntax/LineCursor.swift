/// A place in a file that consists of plain lines, and what of a line can be told from there.
@safe struct LineCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the next byte to look at; behind the end of the file once its last line is passed.
  var position: Int

  /// Starts at an offset in a file's bytes, which must stay in place as long as the cursor lives.
  ///
  /// - Parameter bytes: UTF-8 whose only control characters are line feeds, and without any other that
  ///   YAML takes for a line break.
  init(bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    unsafe self.bytes = unsafe bytes
    self.position = position
  }

  /// How many bytes the file has.
  var count: Int { unsafe bytes.count }

  /// Whether the whole file has been passed.
  var isAtEnd: Bool { unsafe position >= bytes.count }

  /// The byte at an offset; behind the end a line feed, as if one ended the last line.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    unsafe offset < bytes.count ? bytes[offset] : UInt8(ascii: "\n")
  }

  /// The next byte.
  @inline(__always)
  var next: UInt8 { byte(at: position) }

  /// Whether a space or the end of the line stands at an offset.
  @inline(__always)
  func isBlank(at offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: " ") || byte(at: offset) == UInt8(ascii: "\n")
  }

  /// The eight bytes from an offset on, behind the end line feeds.
  @inline(__always)
  private func word(at offset: Int) -> ByteWord {
    if unsafe offset &+ 8 <= bytes.count {
      return unsafe ByteWord(
        UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    return ByteWord { byte(at: offset &+ $0) }
  }

  /// Goes past the next byte and spaces after it.
  mutating func skip() {
    position &+= 1
    skipSpaces()
  }

  /// Goes past spaces.
  @inline(__always)
  mutating func skipSpaces() {
    while true {
      let count = word(at: position).count(ofLeading: UInt8(ascii: " "))
      position &+= count
      if count < 8 { return }
    }
  }

  /// Hands out the text of a scalar that stands in the file as it is, without its quotes if it has any.
  @inline(__always)
  func withText(_ style: NodeStyle, _ range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
    let quote = style == .plain ? 0 : 1
    let text = unsafe bytes.extracting(range.lowerBound &+ quote..<range.upperBound &- quote)
    unsafe body(text.span)
  }
}

// MARK: - Lines

extension LineCursor {
  /// Goes to the next line.
  mutating func skipLine() {
    while next != UInt8(ascii: "\n") { position &+= 1 }
    position &+= 1
  }

  /// Goes to the next line, past a comment; false where anything else is left on this one.
  @inline(__always)
  mutating func endLine() -> Bool {
    if next == UInt8(ascii: "\n") {
      position &+= 1
      return true
    }
    guard next == UInt8(ascii: " ") else { return false }
    skipSpaces()
    guard isAtLineEnd else { return false }
    skipLine()
    return true
  }

  /// Whether nothing but a comment is left on the line, blanks having been skipped.
  var isAtLineEnd: Bool {
    next == UInt8(ascii: "\n") || next == UInt8(ascii: "#")
  }

  /// Whether three of a mark stand here with a space or nothing after them, as `---` does between
  /// documents.
  func isAtMarker(_ mark: Unicode.Scalar) -> Bool {
    let mark = UInt8(ascii: mark)
    return next == mark && byte(at: position + 1) == mark && byte(at: position + 2) == mark
      && isBlank(at: position + 3)
  }

  /// Whether a flow collection begins here.
  @inline(__always)
  var isAtBracket: Bool {
    next == UInt8(ascii: "[") || next == UInt8(ascii: "{")
  }

  /// Whether a dash follows that makes an item of what comes after it.
  @inline(__always)
  var isAtDash: Bool { next == UInt8(ascii: "-") && isBlank(at: position &+ 1) }

  /// Whether a colon follows that makes a key of what comes before it.
  @inline(__always)
  var isAtColon: Bool { next == UInt8(ascii: ":") && isBlank(at: position &+ 1) }
}

// MARK: - Scalars

extension LineCursor {
  /// Goes past the scalar that begins here, but not past spaces after it.
  ///
  /// - Returns: how it is written; nil where it is none that ends on this line and stands there as it
  ///   is.
  @inline(__always)
  mutating func skipScalar() -> NodeStyle? {
    switch next {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): skipQuoted(next)
    default: canBeginPlain ? skipPlain() : nil
    }
  }

  /// Whether a plain scalar may begin here; with a dash it may if no blank follows.
  @inline(__always)
  private var canBeginPlain: Bool {
    switch next {
    case let byte where LineCursor.isAlphanumeric(byte): true
    case UInt8(ascii: "-"): !isBlank(at: position + 1)
    case UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "<"),
      UInt8(ascii: "="), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether a byte is a letter, a digit, or part of a character beyond ASCII.
  @inline(__always)
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }

  /// Goes past the name of an anchor or alias that begins here, its mark included; nil where it is none
  /// that a blank or the line's end follows.
  mutating func skipName() -> String? {
    var name = ""
    var index = position &+ 1
    while LineCursor.isInName(byte(at: index)) {
      name.unicodeScalars.append(Unicode.Scalar(byte(at: index)))
      index &+= 1
    }
    guard !name.isEmpty, isBlank(at: index) else { return nil }
    position = index
    return name
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte < 0x80 && isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private mutating func skipPlain() -> NodeStyle? {
    var index = position
    search: while true {
      index &+= 1
      let word = word(at: index)
      guard
        let place = word.firstIndex(of: UInt8(ascii: "\n"), UInt8(ascii: ":"), UInt8(ascii: "#"))
      else {
        index &+= 7
        continue
      }
      index &+= place
      switch byte(at: index) {
      case UInt8(ascii: ":"): if isBlank(at: index &+ 1) { break search }
      case UInt8(ascii: "#"): if byte(at: index &- 1) == UInt8(ascii: " ") { break search }
      default: break search
      }
    }
    let isKey = byte(at: index) == UInt8(ascii: ":")
    position = index
    while byte(at: position &- 1) == UInt8(ascii: " ") { position &-= 1 }
    // A colon may stand after blanks too, which is left to libyaml.
    return isKey && position != index ? nil : .plain
  }

  private mutating func skipQuoted(_ quote: UInt8) -> NodeStyle? {
    // Nothing is escaped in single quotes.
    let escape = quote == UInt8(ascii: "\"") ? UInt8(ascii: "\\") : quote
    var index = position &+ 1
    while true {
      guard let place = word(at: index).firstIndex(of: quote, escape, UInt8(ascii: "\n")) else {
        index &+= 8
        continue
      }
      index &+= place
      break
    }
    guard byte(at: index) == quote else { return nil }
    index &+= 1
    position = index
    if quote == UInt8(ascii: "\"") { return .doubleQuoted }
    // Two in a row stand for one.
    return byte(at: index) == quote ? nil : .singleQuoted
  }

  /// Goes past the scalar in a flow collection that begins here: a quoted one, or words of which no
  /// character can mean anything else there.
  mutating func skipWords() -> NodeStyle? {
    switch next {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return skipQuoted(next)
    case UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: " "): return nil
    default: break
    }
    let start = position
    var index = position
    while isWordCharacter(byte(at: index)) || byte(at: index) == UInt8(ascii: " ") {
      index &+= 1
      if byte(at: index &- 1) != UInt8(ascii: " ") { position = index }
    }
    return position > start ? .plain : nil
  }

  /// Whether a byte means nothing of its own anywhere in a flow collection.
  private func isWordCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case _ where LineCursor.isAlphanumeric(byte): true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
