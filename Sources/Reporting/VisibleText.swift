/// Decides which characters of other people's text must not be printed as they are.
///
/// Paths, messages and snippets come out of repositories that strangers write to. Left alone they could
/// move a terminal's cursor, reorder what is read (bidirectional overrides), hide (zero width), or give
/// orders to a CI service that reads its jobs' logs (`##[…]`, `##vso[…]`, `##teamcity[…]`).
struct Wariness {
  /// The last eight ASCII characters, the latest in the lowest byte.
  private var recent: UInt64 = 0

  /// Whether the scalar is to be escaped; to be asked of every scalar in turn.
  mutating func rejects(_ scalar: Unicode.Scalar) -> Bool {
    let rejected = scalar == "[" ? opensLogCommand : Wariness.isUnprintable(scalar)
    recent = recent << 8 | UInt64(scalar.isASCII ? scalar.value : 0)
    return rejected
  }

  /// Whether an opening bracket would complete the start of a logging command.
  private var opensLogCommand: Bool {
    Wariness.commandWords.contains { recent & $0.mask == $0.word }
  }

  private static let commandWords: [(word: UInt64, mask: UInt64)] =
    ["##", "##vso", "teamcity"].map { word in
      word.utf8.reduce((word: 0, mask: 0)) { ($0.word << 8 | UInt64($1), $0.mask << 8 | 0xFF) }
    }

  /// Whether a scalar has no shape of its own and may change how its neighbours are shown.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    case .unassigned: return scalar.properties.isNoncharacterCodePoint
    default: return false
    }
  }

  /// Whether a text holds nothing that could be rejected, told cheaply.
  static func clears(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "[") }
  }
}

/// The text on one line with every dangerous character written out, such as `\u{1B}`.
package func visible(_ text: String) -> String {
  guard !Wariness.clears(text) else { return text }
  var wariness = Wariness()
  var shown = ""
  for scalar in text.unicodeScalars {
    if wariness.rejects(scalar) {
      shown += escaped(scalar)
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}

/// A scalar written out as Swift writes it: `\u{1B}`.
func escaped(_ scalar: Unicode.Scalar) -> String {
  "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
}

/// A path as a line may start with it: one that begins like a workflow command gets `./` in front.
package func visiblePath(_ path: String) -> String {
  let shown = visible(path)
  let start = shown.unicodeScalars.drop { $0.properties.isWhitespace }
  return start.starts(with: "::".unicodeScalars) ? "./" + shown : shown
}
