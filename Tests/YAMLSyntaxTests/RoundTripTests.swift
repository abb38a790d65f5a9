import Foundation
import SourceText
import Testing
import YAMLSyntax

/// Strings that some reader takes for something else, or that break a naive writer.
enum NastyStrings {
  static let table: [String] = cases + numbers + marks + texts + controls + characters

  private static let cases: [String] = words.flatMap { [$0, $0.uppercased(), $0.capitalized] }
  private static let controls: [String] = (UInt8(0)...0x20).map { code in
    "a\(Character(Unicode.Scalar(code)))b"
  }
  private static let characters: [String] = [
    0x7F, 0x80, 0x85, 0x9F, 0xA0, 0x200B, 0x2028, 0x2029, 0xFEFF, 0xFFFD, 0xFFFE, 0x1F600, 0x1FFFE,
  ].compactMap { (code: UInt32) in Unicode.Scalar(code).map { String($0) } }
    .flatMap { (text: String) in [text, "a" + text, text + "\nb", "a\n" + text] }

  private static let words = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "~", "none", "nan", "inf",
    ".nan", ".inf", "+.inf", "-.inf", "infinity",
  ]
  private static let numbers = [
    "0", "-0", "+1", "8", "08", "0123", "0o17", "0x1F", "0b11", "1_000", "1e3", "1E+3", ".5", "5.",
    "1.5", "1.2.3", "-.5", "+.5", "1e400", "12:30", "1:20:30", "190:20:30.15", "2026-01-01",
    "2001-12-14t21:59:43.10-05:00", "2001-12-15 2:59:43.10", "9223372036854775808", "0x", "0o",
    "_1",
    "1__0", "0x1p-2", "1 000", "1,000", "-", "--", "---", "...", "--- a", "... a", ".", "..", "0.",
    "1Gi", "100m", "16 GB", "10.0.0.1", "10.0.0.0/8", "::1", "4711", "1e", "e1", "0b2", "09.5",
  ]
  private static let marks = [
    "", " ", "  ", "=", "==", "<<", "<", ">", "|", "*", "*a", "&", "&a", "!", "!!str a", "%",
    "%YAML",
    "@", "`", "#", "# a", "a #b", "a# b", "a#b", ":", ": a", "a: b", "a:b", "a:", "a ::b", "?",
    "? a",
    "?a", "-a", "- a", ",", "a, b", "[", "[a]", "]", "{", "{a: b}", "}", "'", "''", "it's", "'a'",
    "\"", "\"a\"", "a\"b", "\\", "a\\nb", "\\x41", "a'b\"c\\d", " a", "a ", " a ", "~a", "a~",
    "{{ .Values.x }}", "${x}", "$(x)", "(a)", "a: 'b' #c",
  ]
  private static let texts = [
    "\n", "\n\n", "a\n", "a\n\n", "a\n\n\n", "\na", "\n\na\n", "a\nb", "a\nb\n", "a\n\nb\n\n",
    " a\nb",
    "a\n b", "  a\n b\n", "\n  a\n", " \na", "a\n ", "a\n \n", "a\n \nb", " \n", "\t\na", "\ta\nb",
    "a\n\tb", "a\tb\nc", "a\t", "\ta", "a\n\t", "a \nb \n", "a\r\nb", "a\rb", "\r", "\r\n",
    "a\n---\nb",
    "---\na", "...\na", "# a\nb", "- a\n- b", "a: b\nc: d\n", "|\na", ">\n a\n", "\u{85}\na",
    "{\n  \"a\": 1\n}\n", String(repeating: "long ", count: 500),
    String(repeating: "x\n", count: 300),
    String(repeating: "k", count: 5000),
  ]

  /// Strings put together at random, the same in every run.
  static func generated(_ count: Int) -> [String] {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let pieces =
      "abcyYnNoOeExX0123456789 \t\n\r:#-?,[]{}&*!|>'\"%@`~=<_.+/\\".map(String.init)
      + [
        "\u{85}", "\u{2028}", "\u{FEFF}", "é", "😀", "\u{0}", "\u{1B}", "  ", "\n\n", ": ", " #",
        "- ",
      ]
    return (0..<count).map { _ in
      (0...next(12)).map { _ in pieces[next(pieces.count)] }.joined()
    }
  }
}

@Suite struct RoundTripTests {
  static let strings = NastyStrings.table + NastyStrings.generated(5000)

  /// Each string as a value, an item and a key, written.
  static func document(of strings: [String]) -> String {
    let place = SourceRange(source: SourceID(0), start: 0, end: 0)
    var composer = TreeComposer(keys: KeyTable(words: []))
    composer.sequence(at: place) { composer in
      for string in strings {
        composer.mapping(at: place) { composer in
          composer.key("value", at: place)
          composer.string(string, at: place)
          composer.key("k" + string, at: place)
          composer.sequence(at: place) { composer in
            composer.string(string, at: place)
            composer.mapping(at: place) { composer in
              composer.key(string, at: place)
              composer.string(string, at: place)
            }
          }
        }
      }
    }
    return written(composer.finish().node(at: 0))
  }

  /// A string in each of its five places, as JSON would have them.
  static func wanted(_ string: String) -> [String] {
    [string, "k" + string, string, string, string]
  }

  @Test func ourReaderGetsEveryStringBack() throws {
    let file = read(RoundTripTests.document(of: RoundTripTests.strings))
    #expect(file.findings.isEmpty)
    let items = try #require(file.documents.first).root.items
    var count = 0
    for (item, string) in zip(items, RoundTripTests.strings) {
      let entries = Array(item.entries)
      let sequence = Array(try #require(entries.last).value.items)
      let inner = try #require(sequence.last?.entries.first { _ in true })
      let found = [entries[0].value, entries[1].key, sequence[0], inner.key, inner.value]
      #expect(found.map(\.string) == RoundTripTests.wanted(string), "\(string.debugDescription)")
      count += 1
    }
    #expect(count == RoundTripTests.strings.count)
  }

  @Test(.enabled(if: Outside.hasModule("yaml"), "python3 with PyYAML is not installed"))
  func aReaderOfYAML1_1GetsEveryStringBack() throws {
    try readBack("import yaml\nread = lambda text: yaml.load(text, Loader=yaml.SafeLoader)")
  }

  @Test(.enabled(if: Outside.hasModule("ruamel.yaml"), "python3 with ruamel.yaml is not installed"))
  func aReaderOfYAML1_2GetsEveryStringBack() throws {
    try readBack("from ruamel.yaml import YAML\nread = YAML(typ='safe', pure=True).load")
  }

  /// Has a Python function `read` read what we write.
  private func readBack(_ definition: String) throws {
    let script = """
      import sys, json
      \(definition)
      sys.stdin.reconfigure(newline="")
      for item in read(sys.stdin.read()):
          (_, value), (key, (first, inner)) = item.items()
          (name, last), = inner.items()
          print(json.dumps([value, key, first, name, last]))
      """
    let text = RoundTripTests.document(of: RoundTripTests.strings)
    let output = try #require(try Outside.run(["python3", "-c", script], input: text))
    try compare(output.split(separator: "\n").map { Array($0.utf8) }, RoundTripTests.strings)
  }

  @Test(.enabled(if: Outside.hasKubectl, "kubectl is not installed"))
  func kubectlGetsEveryStringBack() throws {
    // No JSON holds a NUL or an unpaired surrogate; kubectl's own does not differ.
    let strings = NastyStrings.table + NastyStrings.generated(2000)
    let place = SourceRange(source: SourceID(0), start: 0, end: 0)
    var composer = TreeComposer(keys: KeyTable(words: []))
    composer.mapping(at: place) { composer in
      for (key, value) in [("apiVersion", "v1"), ("kind", "ConfigMap")] {
        composer.key(key, at: place)
        composer.string(value, at: place)
      }
      composer.key("metadata", at: place)
      composer.mapping(at: place) { composer in
        composer.key("name", at: place)
        composer.string("a", at: place)
      }
      composer.key("data", at: place)
      composer.mapping(at: place) { composer in
        for (index, string) in strings.enumerated() {
          composer.key("k\(index)", at: place)
          composer.string(string, at: place)
        }
      }
    }
    let text = written(composer.finish().node(at: 0))
    let arguments = ["kubectl", "label", "--local", "-f", "-", "a=b", "-o", "json"]
    let output = try #require(try Outside.run(arguments, input: text))
    struct Map: Decodable { let data: [String: String] }
    let map = try JSONDecoder().decode(Map.self, from: Data(output.utf8))
    for (index, string) in strings.enumerated() {
      let found = map.data["k\(index)"]
      #expect(
        found?.unicodeScalars.elementsEqual(string.unicodeScalars) == true,
        "\(string.debugDescription) became \(found.debugDescription)")
    }
  }

  private func compare(_ lines: [[UInt8]], _ strings: [String]) throws {
    #expect(lines.count == strings.count)
    for (line, string) in zip(lines, strings) {
      let found = try JSONDecoder().decode([String].self, from: Data(line))
      #expect(
        found.map { Array($0.unicodeScalars) }
          == RoundTripTests.wanted(string).map { Array($0.unicodeScalars) },
        "\(string.debugDescription)")
    }
  }
}
