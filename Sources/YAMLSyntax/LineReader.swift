/// Reads the YAML that nearly every manifest is written in, line by line: block mappings and
/// sequences, scalars and flow collections that begin and end on one line, block scalars, and anchors
/// and aliases of values.
///
/// It takes a line only where libyaml can take it in one way alone, and reads it as libyaml does.
/// Anything else, a tag, a scalar over several lines, an escape, a fault, makes it decline the
/// document, which libyaml then reads from its beginning; so no finding about YAML comes from here, and no file is
/// read differently for it. It is there for time: where libyaml read every file, that was half of
/// the instructions of a lint.
struct LineReader: ~Copyable {
  private var cursor: LineCursor
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

  /// How a line stands to the open collections.
  private enum Fit {
    /// It goes on with the innermost one, others having been closed.
    case goesOn
    /// It opens another.
    case opens
    /// It does not fit.
    case none
  }

  /// Starts at the first character of a document.
  init(at cursor: LineCursor) {
    self.cursor = cursor
  }
}

// MARK: - Documents and lines

extension LineReader {
  /// Reads the document that begins here.
  ///
  /// - Returns: the offset where the next one begins, or one at or behind the file's end; nil where
  ///   it declines, with part of the document in the builder.
  mutating func readDocument(into builder: inout TreeBuilder) -> Int? {
    var isMarked = false
    while !cursor.isAtEnd {
      lineStart = cursor.position
      cursor.skipSpaces()
      if cursor.isAtLineEnd {
        cursor.skipLine()
      } else if cursor.position == lineStart, cursor.isAtMarker("-") {
        if isMarked || !levels.isEmpty { break }
        isMarked = true
        cursor.position += 3
        guard cursor.endLine() else { return nil }
      } else if cursor.position == lineStart, cursor.isAtMarker(".") {
        return nil
      } else {
        guard readLine(into: &builder) else { return nil }
      }
    }
    addMissing(to: &builder)
    while levels.popLast() != nil { builder.closeCollection() }
    return cursor.position
  }

  /// Reads the line whose first character is the next one; false to decline.
  @inline(__always)
  private mutating func readLine(into builder: inout TreeBuilder) -> Bool {
    let column = cursor.position &- lineStart
    let isItem = cursor.isAtDash
    let fit = fit(isItem: isItem, at: column, &builder)
    guard fit != .none else { return false }
    guard isItem else {
      return readEntry(opening: fit == .opens, isItem: false, into: &builder)
    }
    if fit == .opens {
      let isUnindented = levels.last?.column == column
      let level = Level(column: column, isSequence: true, isUnindented: isUnindented)
      guard open(level, in: &builder) else { return false }
    }
    return readItem(into: &builder)
  }

  /// Finds the collection that a line at a column belongs to, and closes those within it.
  @inline(__always)
  private mutating func fit(isItem: Bool, at column: Int, _ builder: inout TreeBuilder) -> Fit {
    guard let innermost = levels.last else { return .opens }
    if awaiting != nil {
      let isInside =
        column > innermost.column
        || column == innermost.column && isItem && !innermost.isSequence
      if isInside {
        awaiting = nil
        return .opens
      }
      addMissing(to: &builder)
    }
    while let level = levels.last, level.column >= column {
      if level.column == column {
        if level.isSequence == isItem { return .goesOn }
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
    add(.plain, offset..<offset, to: &builder)
    awaiting = nil
  }
}

// MARK: - Items, entries and values

extension LineReader {
  /// Reads the rest of a line from the dash of an item, whose sequence is open.
  private mutating func readItem(into builder: inout TreeBuilder) -> Bool {
    while true {
      cursor.position &+= 1
      if awaitsOtherLine() { return true }
      guard cursor.isAtDash else { return readEntry(opening: true, isItem: true, into: &builder) }
      let level = Level(column: cursor.position &- lineStart, isSequence: true)
      guard open(level, in: &builder) else { return false }
    }
  }

  /// Reads a key and what follows it, or a whole item.
  ///
  /// - Parameter opening: whether the key is the first of a mapping.
  @inline(__always)
  private mutating func readEntry(
    opening: Bool, isItem: Bool, into builder: inout TreeBuilder
  ) -> Bool {
    let start = cursor.position
    if isItem, cursor.isAtBracket { return readContent(into: &builder) }
    guard let style = cursor.skipScalar() else { return false }
    let range = start..<cursor.position
    guard cursor.isAtColon else {
      guard isItem else { return false }
      add(style, range, to: &builder)
      return cursor.endLine()
    }
    guard range.count < LineReader.keyLimit else { return false }
    if opening {
      let level = Level(column: start &- lineStart, isSequence: false)
      guard open(level, in: &builder) else { return false }
    }
    add(style, range, to: &builder)
    cursor.position &+= 1
    return awaitsOtherLine() || readContent(into: &builder)
  }

  /// Goes past spaces; where nothing but a comment is left on the line, what belongs to the colon or
  /// dash before may come on another.
  @inline(__always)
  private mutating func awaitsOtherLine() -> Bool {
    let end = cursor.position
    cursor.skipSpaces()
    guard cursor.isAtLineEnd else { return false }
    awaiting = end
    cursor.skipLine()
    return true
  }

  /// Reads a scalar or a flow collection, and what is left of the line.
  @inline(__always)
  private mutating func readContent(into builder: inout TreeBuilder) -> Bool {
    readWhole(into: &builder) ?? readRarity(into: &builder)
  }

  /// The same, but nil where a scalar or a bracket is not what comes next.
  @inline(__always)
  private mutating func readWhole(into builder: inout TreeBuilder) -> Bool? {
    if cursor.isAtBracket { return readCollection(into: &builder, nesting: 0) && cursor.endLine() }
    let start = cursor.position
    guard let style = cursor.skipScalar() else { return nil }
    add(style, start..<cursor.position, to: &builder)
    return cursor.endLine()
  }
}

// MARK: - What few values are

extension LineReader {
  /// Reads a value that begins with a mark of its own.
  private mutating func readRarity(into builder: inout TreeBuilder) -> Bool {
    switch cursor.next {
    case UInt8(ascii: "|"): readBlockScalar(.literal, into: &builder)
    case UInt8(ascii: ">"): readBlockScalar(.folded, into: &builder)
    case UInt8(ascii: "&"): readAnchored(into: &builder)
    case UInt8(ascii: "*"): readAlias(into: &builder)
    default: false
    }
  }

  private mutating func readBlockScalar(
    _ style: NodeStyle, into builder: inout TreeBuilder
  ) -> Bool {
    let start = cursor.position
    guard let column = levels.last?.column, let scalar = cursor.skipBlockScalar(in: column) else {
      return false
    }
    let record = NodeRecord(kind: .scalar, style: style, start: start, reach: scalar.end)
    builder.addScalar(record, scalar.text.span, isInFile: false)
    return true
  }

  /// Reads a value after its name, which may come on another line.
  private mutating func readAnchored(into builder: inout TreeBuilder) -> Bool {
    guard let name = cursor.skipName() else { return false }
    builder.nameNext(name)
    return awaitsOtherLine() || readWhole(into: &builder) ?? false
  }

  /// Reads an alias of a value that is there, and does not hold the alias itself.
  private mutating func readAlias(into builder: inout TreeBuilder) -> Bool {
    let start = cursor.position
    guard let name = cursor.skipName(), builder.canRepeat(name) else { return false }
    builder.addAlias(of: name, from: start, to: cursor.position)
    return cursor.endLine()
  }
}

// MARK: - Flow collections

extension LineReader {
  /// Reads a flow collection from its bracket to the one that closes it; false where that is not on
  /// this line, or where there is anything in it but words, numbers and quoted strings.
  private mutating func readCollection(into builder: inout TreeBuilder, nesting: Int) -> Bool {
    let isMapping = cursor.next == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard nesting < 16,
      open(isMapping ? .mapping : .sequence, .flow, at: cursor.position, in: &builder)
    else { return false }
    cursor.skip()
    var isFirst = true
    while !isFirst || cursor.next != close {
      isFirst = false
      if isMapping {
        let start = cursor.position
        guard readWords(into: &builder), cursor.isAtColon,
          cursor.position &- start < LineReader.keyLimit
        else { return false }
        cursor.skip()
      }
      guard
        cursor.isAtBracket
          ? readCollection(into: &builder, nesting: nesting + 1) : readWords(into: &builder)
      else { return false }
      cursor.skipSpaces()
      guard cursor.next == UInt8(ascii: ",") else { break }
      cursor.skip()
    }
    guard cursor.next == close else { return false }
    cursor.position &+= 1
    builder.closeCollection(at: cursor.position)
    return true
  }

  /// Reads a scalar within a flow collection.
  private mutating func readWords(into builder: inout TreeBuilder) -> Bool {
    let start = cursor.position
    guard let style = cursor.skipWords() else { return false }
    add(style, start..<cursor.position, to: &builder)
    return true
  }
}

// MARK: - What is built

extension LineReader {
  /// Adds a scalar, which may be empty, with its text between its quotes if it has any.
  @inline(__always)
  private func add(_ style: NodeStyle, _ range: Range<Int>, to builder: inout TreeBuilder) {
    let record = NodeRecord(
      kind: .scalar, style: style, start: range.lowerBound, reach: range.upperBound)
    cursor.withText(style, range) { builder.addScalar(record, $0, isInFile: true) }
  }

  private mutating func open(_ level: Level, in builder: inout TreeBuilder) -> Bool {
    levels.append(level)
    return open(
      level.isSequence ? .sequence : .mapping, .block, at: lineStart + level.column, in: &builder)
  }

  /// Opens a collection; false where that is one level too many.
  private func open(
    _ kind: NodeKind, _ style: NodeStyle, at start: Int, in builder: inout TreeBuilder
  ) -> Bool {
    do throws(TreeBuilder.Fault) {
      try builder.openCollection(kind, style, at: start)
      return true
    } catch { return false }
  }
}
