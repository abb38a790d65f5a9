/// File names as git writes them in patches.
enum GitPath {
  /// The name, in double quotes with escapes where it has characters that git quotes.
  ///
  /// Source: git-config, core.quotePath; quote.c of git.
  static func quoted(_ path: String) -> String {
    var text = ""
    var isQuoted = false
    for byte in path.utf8 {
      if let letter = letters[byte] {
        text += "\\\(letter)"
        isQuoted = true
      } else if byte < 0x20 || byte >= 0x7F {
        let digits = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        isQuoted = true
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return isQuoted ? "\"\(text)\"" : text
  }

  private static let letters: [UInt8: Character] = [
    0x07: "a", 0x08: "b", 0x09: "t", 0x0A: "n", 0x0B: "v", 0x0C: "f", 0x0D: "r",
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\",
  ]
}
