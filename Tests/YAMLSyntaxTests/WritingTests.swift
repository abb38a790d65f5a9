import SourceText
import Testing
import YAMLSyntax

/// The first document of a text, written.
func written(_ text: String) -> String {
  guard let root = read(text).documents.first?.root else { return "" }
  return written(root)
}

func written(_ root: Node) -> String {
  var writer = YAMLWriter()
  writer.document(root)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct WritingTests {
  static let layouts: [(String, String)] = [
    (
      "{a: {b: [1, {c: 2, d: []}, [x, [z]]], e: {}}}",
      "a:\n  b:\n  - 1\n  - c: 2\n    d: []\n  - - x\n    - - z\n  e: {}\n"
    ),
    ("[a, [b, {c: d}], {}]", "- a\n- - b\n  - c: d\n- {}\n"),
    ("x", "x\n"), ("{}", "{}\n"), ("[]", "[]\n"), ("a:", "a: null\n"),
    ("a: &x {b: 1}\nc: *x\n", "a:\n  b: 1\nc:\n  b: 1\n"),
    ("? {a: 1, b: 2}\n: [c]\n", "? a: 1\n  b: 2\n: - c\n"),
    ("on: y\n0123: ~\n~: x\n'on': z\n", "\"true\": true\n\"83\": null\nnull: x\n\"on\": z\n"),
    ("a: >\n  folded\n  text\n", "a: |\n  folded text\n"),
    ("a: \"x\\ny\"\n", "a: |-\n  x\n  y\n"),
    ("a: [\"x\\ny\\n\\n\", b]\n", "a:\n- |+\n  x\n  y\n\n- b\n"),
    ("- a: \"\\n x\\n\"\n", "- a: |2\n\n     x\n"),
    ("a: *b\n", "a: null\n"),
  ]

  @Test(arguments: layouts) func laysOut(_ text: String, _ wanted: String) {
    #expect(written(text) == wanted)
    if !wanted.contains("null") { #expect(written(wanted) == wanted) }
  }

  static let scalars: [(String, String)] = [
    ("on", "true"), ("N", "false"), ("0123", "83"), ("0o17", "15"), ("0x1F", "31"),
    ("1_000", "1000"), ("1e3", "1000"), ("08", "8"), ("-0", "0"), ("3.0", "3"), ("1.50", "1.5"),
    ("1e20", "1.0e+20"), ("1.5e-9", "1.5e-09"), (".5", "0.5"), (".INF", ".inf"), ("-.inf", "-.inf"),
    (".NaN", ".nan"), ("~", "null"), ("12:30", "\"12:30\""), ("2026-01-01", "\"2026-01-01\""),
    ("=", "\"=\""), ("'on'", "\"on\""), ("\"8\"", "\"8\""), ("''", "\"\""), ("16 GB", "16 GB"),
    ("'it''s'", "it's"), ("'\"a\": b'", "'\"a\": b'"),
    ("'{\"a\": \"it''s\"}'", "'{\"a\": \"it''s\"}'"),
    ("\"a\\tb\"", "\"a\\tb\""), ("\"\\e\\0\\x7f\"", "\"\\x1B\\x00\\x7F\""),
    ("\"\\N\\L\\P\\uFEFF\\uFFFE\"", "\"\\u0085\\u2028\\u2029\\uFEFF\\uFFFE\""),
    ("!!str 12", "\"12\""), ("!!int '12'", "12"), ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9.223372036854776e+18"),
    ("https://x.y/z?a=b#c", "https://x.y/z?a=b#c"),
    ("10.0.0.0/8", "10.0.0.0/8"), ("10.0.0.1", "\"10.0.0.1\""), ("v1.2", "v1.2"), ("é ü", "é ü"),
    ("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B"), ("\"a: b\"", "\"a: b\""),
    ("\"a:\"", "\"a:\""), ("\"a #b\"", "\"a #b\""), ("a#b:c", "a#b:c"), ("\"*\"", "\"*\""),
    ("\" a\"", "\" a\""), ("\"a \"", "\"a \""), ("\"<<\"", "\"<<\""), ("\"...\"", "\"...\""),
  ]

  @Test(arguments: scalars) func writesScalarsAsKubectlReadsThem(_ text: String, _ wanted: String) {
    #expect(written("a: \(text)\n") == "a: \(wanted)\n")
    #expect(written("a: \(wanted)\n") == "a: \(wanted)\n")
  }

  @Test func writesTextOfItsOwn() {
    var writer = YAMLWriter(reservingCapacity: 100)
    writer.comment("a\u{1B}[31m\nb")
    writer.entry("kind", "Kustomization", depth: 0)
    writer.opening("spec", depth: 0)
    writer.entry("wait", true, depth: 1)
    writer.opening("dependsOn", depth: 1)
    writer.item("name", "on", depth: 1)
    writer.opening("resources", depth: 0)
    writer.item("010-x.yaml", depth: 0)
    writer.separator()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        # a?[31m?b
        kind: Kustomization
        spec:
          wait: true
          dependsOn:
          - name: "on"
        resources:
        - 010-x.yaml
        ---

        """)
  }

  @Test func writesLongKeysSoThatTheyAreRead() throws {
    let key = String(repeating: "k", count: 3000)
    let text = written("? \(key)\n: {a: 1}\n")
    #expect(text == "? \(key)\n: a: 1\n")
    #expect(read(text).findings.isEmpty)
  }
}
