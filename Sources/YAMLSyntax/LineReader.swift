/// Reads the YAML that nearly every manifest is written in, line by line: block mappings and
/// sequences, and scalars and flow collections that begin and end on one line.
///
/// It takes a line only where libyaml can take it in one way alone, and reads it as libyaml does.
/// Anything else, an anchor, a block scalar, an escape, a fault, makes it decline the document, which
/// libyaml then reads from its beginning; so no finding about YAML comes from here, and no file is
/// read differently for it. It is there for time: where libyaml read every file, that was half of
/// the instructions of a lint.
@safe struct LineReader: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the next byte to look at.
  private var position: Int
  /// The offset of the first byte of the current line.
  private var lineStart = 0
  /// The open block collections, the innermost last.
  private var levels = Arena<Level>(capacity: 16)
  /// The offset after the last colon or dash, as long as what belongs to it has not come.
  private var awaiting: Int?

  /// The bytes that a key may have: libyaml looks for its colon within 1,024 characters.
  private static let keyLimit = 1000

  /// An open block collection.
  struct Level {
    /// The column of its keys or dashes, from 0.
    let column: Int
    let isSequence: Bool
    /// Whether it is a sequence whose dashes stand right below the key it belongs to.
    var isUnindented = false
  }

  /// What a line begins with, as far as it decides to which collection it belongs.
  private enum Start {
    case entry
    case item
  }

  /// How a line stands to the open collections.
  private enum Fit {
    /// It goes on with the innermost one, others having been closed.
    case goesOn
    /// It opens another.
    case opens
    /// It does not fit.
    case none
  }

  /// Starts at an offset in a file's bytes, which must stay in place as long as the reader lives.
  ///
  /// - Parameter bytes: UTF-8 whose only control characters are line feeds, and without any other that
  ///   YAML takes for a line break.
  init(bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    unsafe self.bytes = unsafe bytes
    position = start
  }

  /// The byte at an offset; behind the end a line feed, as if one ended the last line.
  @inline(__always)
  private func byte(at offset: Int) -> UInt8 {
    unsafe offset < bytes.count ? bytes[offset] : UInt8(ascii: "\n")
  }

  /// Whether a space or the end of the line stands at an offset.
  @inline(__always)
  private func isBlank(at offset: Int) -> Bool {
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

  @inline(__always)
  private mutating func skipSpaces() {
    while true {
      let count = word(at: position).count(ofLeading: UInt8(ascii: " "))
      position &+= count
      if count < 8 { return }
    }
  }
}

// MARK: - Documents and lines

extension LineReader {
  /// Reads the document that begins here.
  ///
  /// - Returns: the offset where the next one begins, or one at or behind the file's end; nil where it
  ///   declines, with part of the document in the builder.
  mutating func readDocument(into builder: inout TreeBuilder) -> Int? {
    var isMarked = false
    while unsafe position < bytes.count {
      lineStart = position
      skipSpaces()
      switch byte(at: position) {
      case UInt8(ascii: "\n"): position += 1
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "-") where isMarker():
        if isMarked || !levels.isEmpty {
          position = lineStart
          return finish(&builder)
        }
        isMarked = true
        position += 3
        guard endLine() else { return nil }
      case UInt8(ascii: ".") where isMarker(): return nil
      default: guard readLine(into: &builder) else { return nil }
      }
    }
    return finish(&builder)
  }

  /// Whether the line begins with three of the byte that it begins with, and nothing more.
  private func isMarker() -> Bool {
    position == lineStart && byte(at: position + 1) == byte(at: position)
      && byte(at: position + 2) == byte(at: position) && isBlank(at: position + 3)
  }

  private mutating func finish(_ builder: inout TreeBuilder) -> Int {
    addMissing(to: &builder)
    while levels.popLast() != nil { builder.closeCollection() }
    return position
  }

  private mutating func skipLine() {
    while byte(at: position) != UInt8(ascii: "\n") { position &+= 1 }
    position &+= 1
  }

  /// Goes to the next line, past a comment; false where anything else is left on this one.
  @inline(__always)
  private mutating func endLine() -> Bool {
    if byte(at: position) == UInt8(ascii: "\n") {
      position &+= 1
      return true
    }
    guard byte(at: position) == UInt8(ascii: " ") else { return false }
    skipSpaces()
    guard isAtLineEnd else { return false }
    skipLine()
    return true
  }

  /// Whether nothing but a comment is left on the line, blanks having been skipped.
  private var isAtLineEnd: Bool {
    byte(at: position) == UInt8(ascii: "\n") || byte(at: position) == UInt8(ascii: "#")
  }

  /// Reads the line whose first character is the next one; false to decline.
  @inline(__always)
  private mutating func readLine(into builder: inout TreeBuilder) -> Bool {
    let column = position &- lineStart
    let start: Start =
      byte(at: position) == UInt8(ascii: "-") && isBlank(at: position &+ 1) ? .item : .entry
    let fit = fit(start, at: column, &builder)
    guard fit != .none else { return false }
    if start == .entry { return readEntry(opening: fit == .opens, isItem: false, into: &builder) }
    if fit == .opens {
      let isUnindented = levels.last?.column == column
      let level = Level(column: column, isSequence: true, isUnindented: isUnindented)
      guard open(level, in: &builder) else { return false }
    }
    return readItem(into: &builder)
  }

  /// Finds the collection that a line at a column belongs to, and closes those within it.
  @inline(__always)
  private mutating func fit(_ start: Start, at column: Int, _ builder: inout TreeBuilder) -> Fit {
    guard let innermost = levels.last else { return .opens }
    if awaiting != nil {
      let isInside =
        column > innermost.column
        || column == innermost.column && start == .item && !innermost.isSequence
      if isInside {
        awaiting = nil
        return .opens
      }
      addMissing(to: &builder)
    }
    while let level = levels.last, level.column >= column {
      if level.column == column {
        if level.isSequence == (start == .item) { return .goesOn }
        guard level.isUnindented else { return .none }
      }
      _ = levels.popLast()
      builder.closeCollection()
    }
    return .none
  }

  /// Adds the value or item that was left out, if one was.
  @inline(__always)
  private mutating func addMissing(to builder: inout TreeBuilder) {
    guard let offset = awaiting else { return }
    add(.plain, from: offset, to: offset, to: &builder)
    awaiting = nil
  }

  private mutating func open(_ level: Level, in builder: inout TreeBuilder) -> Bool {
    levels.append(level)
    return open(
      level.isSequence ? .sequence : .mapping, .block, at: lineStart + level.column, in: &builder)
  }

  private func open(
    _ kind: NodeKind, _ style: NodeStyle, at start: Int, in builder: inout TreeBuilder
  ) -> Bool {
    do throws(TreeBuilder.Fault) {
      try builder.openCollection(kind, style, at: start)
      return true
    } catch { return false }
  }
}

// MARK: - Items, entries and values

extension LineReader {
  /// Reads the rest of a line from the dash of an item, whose sequence is open.
  private mutating func readItem(into builder: inout TreeBuilder) -> Bool {
    while true {
      position &+= 1
      let end = position
      skipSpaces()
      if isAtLineEnd {
        awaiting = end
        skipLine()
        return true
      }
      guard byte(at: position) == UInt8(ascii: "-"), isBlank(at: position &+ 1) else {
        return readEntry(opening: true, isItem: true, into: &builder)
      }
      guard open(Level(column: position &- lineStart, isSequence: true), in: &builder) else {
        return false
      }
    }
  }

  /// Reads a key and what follows it, or a whole item.
  ///
  /// - Parameter opening: whether the key is the first of a mapping.
  @inline(__always)
  private mutating func readEntry(
    opening: Bool, isItem: Bool, into builder: inout TreeBuilder
  ) -> Bool {
    let start = position
    if isItem, isBracket(byte(at: start)) {
      return readCollection(into: &builder, nesting: 0) && endLine()
    }
    guard let style = skipScalar() else { return false }
    let end = position
    if byte(at: end) == UInt8(ascii: ":"), isBlank(at: end &+ 1) {
      guard end &- start < LineReader.keyLimit else { return false }
      if opening {
        let level = Level(column: start &- lineStart, isSequence: false)
        guard open(level, in: &builder) else { return false }
      }
      add(style, from: start, to: end, to: &builder)
      position = end &+ 1
      return readValue(into: &builder)
    }
    guard isItem else { return false }
    add(style, from: start, to: end, to: &builder)
    return endLine()
  }

  /// Reads what follows a key's colon.
  @inline(__always)
  private mutating func readValue(into builder: inout TreeBuilder) -> Bool {
    let colonEnd = position
    skipSpaces()
    if isAtLineEnd {
      awaiting = colonEnd
      skipLine()
      return true
    }
    let start = position
    if isBracket(byte(at: start)) {
      return readCollection(into: &builder, nesting: 0) && endLine()
    }
    guard let style = skipScalar() else { return false }
    add(style, from: start, to: position, to: &builder)
    return endLine()
  }
}

// MARK: - Scalars

extension LineReader {
  /// Goes past the scalar that begins here: to the character after it, which for a plain one is that after
  /// its last that is no blank.
  ///
  /// - Returns: how it is written; nil where it is none that ends on this line and stands there as it is.
  @inline(__always)
  private mutating func skipScalar() -> NodeStyle? {
    let first = byte(at: position)
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return skipQuoted(first)
    default: return canBeginPlain(first) ? skipPlain() : nil
    }
  }

  /// Whether a plain scalar may begin with a byte; with a dash it may if no blank follows.
  @inline(__always)
  private func canBeginPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    case UInt8(ascii: "-"): !isBlank(at: position + 1)
    case UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "<"),
      UInt8(ascii: "="), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Adds a scalar, which may be empty, with its text between its quotes if it has any.
  @inline(__always)
  private func add(_ style: NodeStyle, from start: Int, to end: Int, to builder: inout TreeBuilder)
  {
    let quote = style == .plain ? 0 : 1
    let text = unsafe bytes.extracting(start &+ quote..<end &- quote)
    builder.addScalar(
      NodeRecord(kind: .scalar, style: style, start: start, reach: end), unsafe text.span,
      isInFile: true)
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
}

// MARK: - Flow collections

extension LineReader {
  private func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }

  /// Reads a flow collection from its bracket to the one that closes it; false where that is not on this line, or
  /// where there is anything in it but words, numbers and quoted strings.
  private mutating func readCollection(into builder: inout TreeBuilder, nesting: Int) -> Bool {
    let isMapping = byte(at: position) == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard nesting < 16,
      open(isMapping ? .mapping : .sequence, .flow, at: position, in: &builder)
    else { return false }
    position &+= 1
    skipSpaces()
    var isFirst = true
    while !isFirst || byte(at: position) != close {
      isFirst = false
      if isMapping {
        let start = position
        guard readWord(into: &builder), position &- start < LineReader.keyLimit,
          byte(at: position) == UInt8(ascii: ":"), byte(at: position &+ 1) == UInt8(ascii: " ")
        else { return false }
        position &+= 1
        skipSpaces()
      }
      guard
        isBracket(byte(at: position))
          ? readCollection(into: &builder, nesting: nesting + 1) : readWord(into: &builder)
      else { return false }
      skipSpaces()
      guard byte(at: position) == UInt8(ascii: ",") else { break }
      position &+= 1
      skipSpaces()
    }
    guard byte(at: position) == close else { return false }
    position &+= 1
    builder.closeCollection(at: position)
    return true
  }

  /// Reads a scalar within a flow collection.
  private mutating func readWord(into builder: inout TreeBuilder) -> Bool {
    let start = position
    let first = byte(at: start)
    var style = NodeStyle.plain
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      guard let quoted = skipQuoted(first) else { return false }
      style = quoted
    } else {
      var end = start
      while isWordCharacter(byte(at: position)) || byte(at: position) == UInt8(ascii: " ") {
        position &+= 1
        if byte(at: position &- 1) != UInt8(ascii: " ") { end = position }
      }
      guard end > start, first != UInt8(ascii: "-"), first != UInt8(ascii: "@") else {
        return false
      }
      position = end
    }
    add(style, from: start, to: position, to: &builder)
    return true
  }

  /// Whether a byte means nothing of its own anywhere in a flow collection.
  private func isWordCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
