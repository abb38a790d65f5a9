/// Text for `man`, macro by macro.
///
/// Source: man(7) and groff_char(7).
struct Roff {
  private(set) var text = ""

  /// A line with a macro; the arguments are escaped already.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += ([".\(name)"] + arguments).joined(separator: " ") + "\n"
  }

  /// A line of text.
  mutating func line(_ line: String) {
    // A line that starts like a macro is text all the same.
    text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
  }

  /// Paragraphs as they stand in a help text: an indented line is an example.
  mutating func paragraphs(_ help: String) {
    var isExample = false
    var isFirst = true
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if isExample, !line.hasPrefix("  ") {
        macro("EE")
        macro("RE")
        isExample = false
      }
      if line.isEmpty {
        macro("PP")
      } else if line.hasPrefix("  ") {
        if !isExample {
          macro("RS", "4")
          macro("EX")
        }
        isExample = true
        self.line(Roff.literal(String(line.dropFirst(2))))
      } else {
        if !isFirst, !text.hasSuffix(".PP\n") { macro("br") }
        self.line(Roff.escaped(String(line)))
      }
      isFirst = false
    }
    guard isExample else { return }
    macro("EE")
    macro("RE")
  }

  /// Prose: whatever `man` would take for something else is written out.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\e"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
  }

  /// What is typed: hyphens stay hyphens, and quotes quotes, when they are copied.
  static func literal(_ text: String) -> String {
    escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// What is typed as it stands.
  static func bold(_ text: String) -> String { "\\fB\(literal(text))\\fR" }

  /// What stands for a value.
  static func italic(_ text: String) -> String { "\\fI\(literal(text))\\fR" }
}
