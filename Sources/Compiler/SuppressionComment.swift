import Diagnosis
import Rules

/// A comment that begins with `gesso:ignore`, taken apart: `gesso:ignore RULE[, RULE]: reason`, with
/// `until=YYYY-MM-DD` before the colon where it ends.
struct SuppressionComment {
  static let mark = "gesso:ignore"

  /// A word of the comment and its bytes in the file.
  struct Word {
    let text: String
    let bytes: Range<Int>
  }

  /// Why a comment, or a part of it, silences nothing.
  enum Problem {
    /// `gesso:ignore-…` with something that is no such word.
    case unknownMark
    case noRule
    case noReason
    case unknownRule(RuleName)
    case unsuppressible(RuleName)
    case noDay
    /// Something between the rules and the colon.
    case unexpected
  }

  /// The first word: `gesso:ignore` or `gesso:ignore-file`.
  let mark: Word
  /// The rules that a comment may silence.
  private(set) var rules: [(name: RuleName, word: Word)] = []
  private(set) var end: (day: Day, word: Word)?
  private(set) var problems: [(problem: Problem, word: Word)] = []
  /// Whether the comment as a whole counts.
  private(set) var isValid = true

  /// Whether it is meant for the whole file.
  var isForFile: Bool { mark.text == Self.mark + "-file" }

  /// Where what gesso itself has words for ends: its mark, or the last rule or day, where nothing but
  /// those stands before the reason.
  var endOfKnownWords: Int {
    guard problems.isEmpty else { return mark.bytes.upperBound }
    return max(
      end?.word.bytes.upperBound ?? 0, rules.last?.word.bytes.upperBound ?? mark.bytes.upperBound)
  }

  /// Reads a comment.
  ///
  /// - Parameter range: from `gesso:ignore` to the end of the line.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let words = Self.words(bytes, range)
    mark = Self.mark(words.first ?? Word(text: "", bytes: range))
    guard mark.text == Self.mark || isForFile else {
      reject(.unknownMark, mark)
      return
    }
    let rest = mark.bytes.upperBound..<range.upperBound
    let colon = bytes[rest].firstIndex(of: UInt8(ascii: ":")) ?? rest.upperBound
    read(Self.words(bytes, rest.lowerBound..<colon))
    if Self.words(bytes, colon..<rest.upperBound).allSatisfy({ $0.text == ":" }) {
      reject(.noReason, whole(words))
    }
  }

  /// Reads the rules and the day.
  private mutating func read(_ words: [Word]) {
    var hasRule = false
    for word in words {
      if word.text.hasPrefix("until=") {
        guard let day = Day(word.text.dropFirst("until=".count)), end == nil else {
          reject(.noDay, word)
          continue
        }
        end = (day, word)
      } else if end != nil {
        reject(.unexpected, word)
      } else {
        hasRule = true
        add(RuleName(word.text), word)
      }
    }
    if !hasRule { reject(.noRule, mark) }
  }

  private mutating func add(_ name: RuleName, _ word: Word) {
    guard let rule = RuleCatalogue.descriptor(of: name) else {
      problems.append((.unknownRule(name), word))
      return
    }
    guard rule.isSuppressible else {
      problems.append((.unsuppressible(name), word))
      return
    }
    rules.append((name, word))
  }

  private mutating func reject(_ problem: Problem, _ word: Word) {
    problems.append((problem, word))
    isValid = false
  }

  /// The first word without the colon that a comment without rules has right after it.
  private static func mark(_ word: Word) -> Word {
    guard word.text.hasSuffix(":") else { return word }
    return Word(text: String(word.text.dropLast()), bytes: word.bytes.dropLast())
  }

  /// All words as one.
  private func whole(_ words: [Word]) -> Word {
    Word(
      text: mark.text,
      bytes: mark.bytes.lowerBound..<(words.last?.bytes.upperBound ?? mark.bytes.upperBound))
  }

  /// What stands between blanks and commas.
  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    bytes[range].split { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }.map {
      Word(text: String(decoding: $0, as: UTF8.self), bytes: $0.startIndex..<$0.endIndex)
    }
  }
}
