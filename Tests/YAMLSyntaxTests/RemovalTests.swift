import Diagnosis
import SourceText
import Testing
import YAMLSyntax

/// Taking an entry called `x` out of a text leaves the rest byte for byte; nil where it must not be.
@Suite struct RemovalTests {
  static let cases: [(before: String, after: String?)] = [
    ("a: 1\nx: 2\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx: 2 # one, two }\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\r\nx: 2\r\nb: 3\r\n", "a: 1\r\nb: 3\r\n"),
    ("a: 1\nx: 2", "a: 1\n"),
    ("\u{FEFF}x: 2\nb: 3\n", "\u{FEFF}b: 3\n"),
    ("a: 1\nx:\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx:\n  c:\n  d:\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx:\n  - c\n  - d: {e: f}  # g\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx: |\n  one\n\n  two\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx: >-\n  one # two\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx: \"one\n  two\"\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\n\"x\": 'it''s'\nb: 3\n", "a: 1\nb: 3\n"),
    ("a: 1\nx: !!str &n 2\nb: 3\n", "a: 1\nb: 3\n"),
    ("# above\nx: 2\n# below\nb: 3\n", "# above\n# below\nb: 3\n"),
    ("a:\n  x: 2\nb: 3\n", "a:\n  {}\nb: 3\n"),
    ("a:\n  x: 2 # why\nb: 3\n", "a:\n  {} # why\nb: 3\n"),
    ("a:\n- x: 2\n- b: 3\n", "a:\n- {}\n- b: 3\n"),
    ("a:\n- x: 2\n  b: 3\n", "a:\n- b: 3\n"),
    ("a:\n- - x:\n      c: 1\n\n    b: 3\n", "a:\n- - b: 3\n"),
    ("a:\n- x: 2\n  # about b\n  b: 3\n", "a:\n- # about b\n  b: 3\n"),
    ("a: 1\n---\nx: 2\nb: 3\n---\nc: 4\n", "a: 1\n---\nb: 3\n---\nc: 4\n"),
    ("{a: 1, x: 2, b: 3}\n", "{a: 1, b: 3}\n"),
    ("{x: 2, b: 3}\n", "{b: 3}\n"),
    ("{a: 1, x: 2}\n", "{a: 1}\n"),
    ("{x: 2}\n", "{}\n"),
    ("{ a: 1, x: [2, {y: 3}] }\n", "{ a: 1 }\n"),
    ("{\"a\":1,\"x\":2,\"b\":3}\n", "{\"a\":1,\"b\":3}\n"),
    ("{\n  a: 1,\n  x: 2,\n  b: 3\n}\n", "{\n  a: 1,\n  b: 3\n}\n"),
    ("{\n  a: 1,\n  x: 2,\n}\n", "{\n  a: 1,\n  }\n"),
    ("{a: 1, x: 2 # why\n}\n", nil),
    ("{a: 1, x: , b: 3}\n", "{a: 1, b: 3}\n"),
    ("{a: 1, x, b: 3}\n", nil),
    ("{a: 1, ? x : 2, b: 3}\n", nil),
    ("? x\n: 2\n? b\n: 3\n", nil),
    ("a: &n {c: 1}\nx: *n\n", nil),
  ]

  @Test(arguments: cases)
  func leavesTheRest(before: String, after: String?) throws {
    let documents = read(before).documents
    let entry = try #require(documents.compactMap { search($0.root) }.first)
    guard let edit = entry.removal else {
      #expect(after == nil)
      return
    }
    var bytes = Array(before.utf8)
    bytes.replaceSubrange(edit.range.bytes, with: Array(edit.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == after)
    #expect(read(bytes).findings.isEmpty)
  }

  private func search(_ node: Node) -> Node.Entry? {
    if let entry = node.entry("x") { return entry }
    for child in node.entries.map(\.value) + Array(node.items) {
      if let entry = search(child) { return entry }
    }
    return nil
  }
}
