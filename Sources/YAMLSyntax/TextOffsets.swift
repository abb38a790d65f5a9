public import SourceText

extension Node {
  /// The characters of the file that a run of the scalar's text came from.
  ///
  /// A block's indentation is left out of account, and of an escape in double quotes the whole escape
  /// is meant. Where text and file do not run in step (a text that nobody wrote), it is the whole scalar.
  public func range(ofText bytes: Range<Int>) -> SourceRange {
    ranges(ofText: [bytes]).first ?? range
  }

  /// The characters of the file that several runs of the scalar's text came from, in their order.
  public func ranges(ofText runs: [Range<Int>]) -> [SourceRange] {
    if let content = contentRange {
      let start = Int(content.start)
      return runs.map {
        SourceRange(source: source, start: start + $0.lowerBound, end: start + $0.upperBound)
      }
    }
    let file = tree.storage.withHolder(of: index) { $0.bytes }
    let places = withText { TextAlignment.align($0, in: file, range.bytes, style) }
    guard let places else { return runs.map { _ in range } }
    return runs.map { run in
      guard run.upperBound <= places.count else { return range }
      let end = run.isEmpty ? places.count - 1 : run.upperBound - 1
      guard run.lowerBound < places.count, end >= 0 else { return range }
      let start = places[run.lowerBound].lowerBound
      return SourceRange(
        source: source, start: start, end: run.isEmpty ? start : places[end].upperBound)
    }
  }
}

/// Finds for each byte of a scalar's text the characters of the file that stand for it.
///
/// What folding and indentation change is white space alone, so all other characters stand in the file
/// in the order of the text, as themselves or as escapes; each is compared.
private struct TextAlignment {
  private let file: [UInt8]
  private let end: Int
  private let style: NodeStyle
  private var offset: Int
  private var places: [Range<Int>] = []

  /// Nil where text and file differ in more than white space and escapes.
  static func align(
    _ text: Span<UInt8>, in file: [UInt8], _ scalar: Range<Int>, _ style: NodeStyle
  ) -> [Range<Int>]? {
    guard scalar.upperBound <= file.count else { return nil }
    var alignment = TextAlignment(file: file, scalar, style)
    return alignment.align(text) ? alignment.places : nil
  }

  private init(file: [UInt8], _ scalar: Range<Int>, _ style: NodeStyle) {
    self.file = file
    self.style = style
    switch style {
    case .literal, .folded:
      // What stands beside the indicator is no text.
      let newline = file[scalar].firstIndex(of: UInt8(ascii: "\n"))
      offset = newline ?? scalar.upperBound
      offset = min(offset + 1, file.count)
      end = file.count
    case .singleQuoted, .doubleQuoted:
      offset = scalar.lowerBound + 1
      end = scalar.upperBound - 1
    case .plain, .block, .flow:
      offset = scalar.lowerBound
      end = scalar.upperBound
    }
  }

  private mutating func align(_ text: Span<UInt8>) -> Bool {
    places.reserveCapacity(text.count)
    while places.count < text.count {
      let byte = text[places.count]
      if Self.isBlank(byte) {
        guard takeBlank(byte) else { return false }
      } else {
        guard take(text) else { return false }
      }
    }
    return true
  }

  private mutating func takeBlank(_ byte: UInt8) -> Bool {
    skipEscapedLineBreaks()
    if let escape = escape() { return escape.bytes == [byte] && append(escape) }
    let start = offset
    if offset < end, Self.isBlank(file[offset]) {
      let isPair = file[offset...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
      offset += isPair ? 2 : 1
    }
    places.append(start..<offset)
    return true
  }

  private mutating func take(_ text: Span<UInt8>) -> Bool {
    repeat {
      while offset < end, Self.isBlank(file[offset]) { offset += 1 }
    } while skipEscapedLineBreaks()
    guard offset < end else { return false }
    if let escape = escape() {
      for (step, byte) in escape.bytes.enumerated() {
        let index = places.count + step
        guard index < text.count, text[index] == byte else { return false }
      }
      return append(escape)
    }
    guard file[offset] == text[places.count] else { return false }
    places.append(offset..<offset + 1)
    offset += 1
    return true
  }

  private mutating func append(_ escape: Escape) -> Bool {
    for _ in escape.bytes { places.append(offset..<offset + escape.length) }
    offset += escape.length
    return !escape.bytes.isEmpty
  }

  @discardableResult
  private mutating func skipEscapedLineBreaks() -> Bool {
    let start = offset
    while style == .doubleQuoted, offset + 1 < end, file[offset] == UInt8(ascii: "\\"),
      file[offset + 1] == UInt8(ascii: "\n") || file[offset + 1] == UInt8(ascii: "\r")
    {
      offset += 1
      while offset < end, Self.isBlank(file[offset]) { offset += 1 }
    }
    return offset > start
  }

  // MARK: Escapes

  private struct Escape {
    let length: Int
    let bytes: [UInt8]
  }

  /// The escape at this place; nil where there is none.
  private func escape() -> Escape? {
    guard offset + 1 < end else { return nil }
    let next = file[offset + 1]
    if style == .singleQuoted, file[offset] == UInt8(ascii: "'") {
      return next == UInt8(ascii: "'") ? Escape(length: 2, bytes: [next]) : nil
    }
    guard style == .doubleQuoted, file[offset] == UInt8(ascii: "\\") else { return nil }
    switch next {
    case UInt8(ascii: "x"): return numeric(digits: 2)
    case UInt8(ascii: "u"): return numeric(digits: 4)
    case UInt8(ascii: "U"): return numeric(digits: 8)
    default: return Escape(length: 2, bytes: Self.named(next).map { Array($0.utf8) } ?? [next])
    }
  }

  private func numeric(digits: Int) -> Escape? {
    guard offset + 2 + digits <= end,
      let value = UInt32(
        String(decoding: file[offset + 2..<offset + 2 + digits], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return Escape(length: 2 + digits, bytes: Array(String(scalar).utf8))
  }

  /// What a letter stands for after a backslash; nil where it stands for itself.
  private static func named(_ letter: UInt8) -> String? {
    switch letter {
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{7}"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{B}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: nil
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
      || byte == UInt8(ascii: "\r")
  }
}
