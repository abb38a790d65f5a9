/// Bytes that are no UTF-8, and bytes that are but look odd.
enum Encodings {
  private static let text = namespace(annotation: "\"grün – 緑 – 🟢\"")

  static let catalogue: [(name: String, content: Content)] = [
    (
      "invalid-utf8",
      Content(file: "invalid: a byte that no UTF-8 has, inside a scalar") {
        Array(namespace(annotation: "\"a").utf8.dropLast()) + [0xFF] + Array("b\"\n".utf8)
      }
    ),
    (
      "truncated-utf8",
      Content(file: "invalid: the file ends within a character") {
        Array("name: gr".utf8) + [0xC3]
      }
    ),
    (
      "overlong-utf8",
      Content(file: "invalid: a slash in two bytes") {
        Array("name: a".utf8) + [0xC0, 0xAF] + Array("b\n".utf8)
      }
    ),
    (
      "surrogate-utf8",
      Content(file: "invalid: half of a surrogate pair, written as UTF-8") {
        Array("name: a".utf8) + [0xED, 0xA0, 0x80] + Array("b\n".utf8)
      }
    ),
    (
      "nul-byte",
      Content(file: "invalid: a NUL inside a scalar") {
        Array("name: a".utf8) + [0] + Array("b\n".utf8)
      }
    ),
    (
      "nul-escape",
      Content(text: "valid: a NUL in a scalar, written as an escape") {
        namespace(annotation: "\"a\\0b\"")
      }
    ),
    (
      "control-characters",
      Content(file: "invalid: a bell and an escape inside a scalar") {
        Array("name: a".utf8) + [7, 27] + Array("b\n".utf8)
      }
    ),
    (
      "utf16",
      Content(file: "a Namespace in UTF-16, little-endian, with its byte order mark") {
        bytes([0xFEFF] + Array(text.utf16), bigEndian: false)
      }
    ),
    (
      "utf16-big-endian",
      Content(file: "a Namespace in UTF-16, big-endian, with its byte order mark") {
        bytes([0xFEFF] + Array(text.utf16), bigEndian: true)
      }
    ),
    (
      "utf16-bare",
      Content(file: "a Namespace in UTF-16, little-endian, without a byte order mark") {
        bytes(Array(text.utf16), bigEndian: false)
      }
    ),
    ("bom", Content(text: "valid: a byte order mark before a Namespace") { "\u{FEFF}" + text }),
    (
      "inner-bom",
      Content(text: "a byte order mark before each of two documents") {
        "\u{FEFF}" + text + "---\n\u{FEFF}a: b\n"
      }
    ),
    (
      "crlf",
      Content(text: "valid: a Namespace with lines that end as Windows ends them") {
        lines(endingWith: "\r\n")
      }
    ),
    (
      "cr",
      Content(text: "valid: a Namespace with lines that end as the old Macintosh ended them") {
        lines(endingWith: "\r")
      }
    ),
    (
      "line-separators",
      Content(text: "U+2028 and U+0085 inside a scalar, which YAML 1.1 takes for line ends") {
        namespace(annotation: "\"a\u{2028}b\u{85}c\"")
      }
    ),
    ("tabs", Content(text: "invalid: indentation by tab") { "metadata:\n\tname: hostile\n" }),
    ("no-final-newline", Content(text: "valid: no newline at the end") { "a: b" }),
    ("empty", Content(text: "valid: no byte at all") { "" }),
  ]

  private static func lines(endingWith end: String) -> String {
    text.split(separator: "\n").map { $0 + end }.joined()
  }

  private static func bytes(_ units: [UInt16], bigEndian: Bool) -> [UInt8] {
    units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return bigEndian ? [high, low] : [low, high]
    }
  }
}
