import SourceText
import Testing
import YAMLSyntax

/// A part of a scalar's text is found at the characters of the file that it came from.
@Suite struct TextOffsetsTests {
  /// A file, a part of the text of its first value, and how that part is written; nil where only the
  /// whole scalar can be told.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let part: String
    let written: String

    var testDescription: String { "\(part) in \(file.debugDescription)" }
  }

  static let cases = [
    Case(file: "a: xyz\n", part: "y", written: "y"),
    Case(file: "a: 'xyz'\n", part: "yz", written: "yz"),
    Case(file: "a: |\n  {\n    \"k\": \"v\"\n  }\n", part: #""v""#, written: #""v""#),
    Case(file: "a: |- # why\r\n  {\r\n   \"k\": \"v\"\r\n  }\r\n", part: #""v""#, written: #""v""#),
    Case(file: "a: |2\n     {\n   \"k\": 1}\n", part: "1", written: "1"),
    Case(file: "a: |\n\n\n  x\n   \n  \té y\n", part: "y", written: "y"),
    Case(file: "a: |+\n  x\n  k: k\n  k\n\n", part: "k: k\nk", written: "k: k\n  k"),
    Case(file: "a: >-\n  {\"k\":\n  \"v\",\n\n    \"w\": 1}\n", part: #""w""#, written: #""w""#),
    Case(file: "a: >\r\n  {\"k\":\r\n  \"v\"}\r\n", part: #""v""#, written: #""v""#),
    Case(file: "a: '{\"k\": \"it''s\"}'\n", part: #""it's""#, written: #""it''s""#),
    Case(file: "a: '{\n  \"k\":\n\n  \"v\"}'\n", part: #""v""#, written: #""v""#),
    Case(file: #"a: "{\"k\": \"v\"}""#, part: #""v""#, written: #"\"v\""#),
    Case(file: #"a: "\u00e9\x41\U0001F600 \"v\"""#, part: #""v""#, written: #"\"v\""#),
    Case(file: #"a: "\u00e9\x41\U0001F600 \"v\"""#, part: "\u{1F600}", written: #"\U0001F600"#),
    Case(file: "a: \"x\\\n   \\ \\t y\\n\\\n  z\"\n", part: "z", written: "z"),
    Case(file: "a: \"{\\\"k\\\":\\\r\n  \\\"v\\\"}\"\r\n", part: #""v""#, written: #"\"v\""#),
    Case(file: "a: x\n  y\n  z\nb: 1\n", part: "z", written: "z"),
    Case(file: "b: 1\na: &x |\n  p q\n", part: "q", written: "q"),
  ]

  @Test(arguments: cases) func findsThePart(_ example: Case) throws {
    let node = try #require(read(example.file).documents.first?.root["a"])
    let text = Array(node.text.utf8)
    let part = Array(example.part.utf8)
    let place = try #require(
      text.indices.first { text[$0...].starts(with: part) }, "\(node.text.debugDescription)")
    let range = node.range(ofText: place..<place + part.count)
    let file = Array(example.file.utf8)
    #expect(String(decoding: file[range.bytes], as: UTF8.self) == example.written)
  }

  @Test func staysWithTheWholeWhereLineBreaksAreOfAnotherKind() throws {
    let node = try #require(read("a: |\n  x\u{85}  y z\n").documents.first?.root["a"])
    #expect(node.range(ofText: 2..<3) == node.range)
  }
}
