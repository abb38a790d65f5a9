import Diagnosis
import SourceText
import Testing
import YAMLSyntax

/// Reads a text as one file.
func read(_ text: String, limits: ReadLimits = ReadLimits()) -> YAMLFile {
  read(Array(text.utf8), limits: limits)
}

func read(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) -> YAMLFile {
  YAMLReader.read(bytes, source: SourceID(0), keys: KeyTable(words: ["a", "b"]), limits: limits)
}

/// A tree on one line, each scalar with its line and column: `{a@1:1: 1@1:4}`.
func outline(_ node: Node, _ lines: LineTable) -> String {
  switch node.kind {
  case .poison: return "poison"
  case .mapping:
    let entries = node.entries.map { "\(outline($0.key, lines)): \(outline($0.value, lines))" }
    return "{" + entries.joined(separator: ", ") + "}"
  case .sequence:
    return "[" + node.items.map { outline($0, lines) }.joined(separator: ", ") + "]"
  case .scalar:
    let start = lines.position(of: Int(node.range.start))
    let end = lines.position(of: Int(node.range.end))
    let last = start.line == end.line ? "\(end.column)" : "\(end.line):\(end.column)"
    return "\(node.text.debugDescription)@\(start.line):\(start.column)-\(last)"
  }
}

func outlines(_ text: String) -> [String] {
  let lines = LineTable(Array(text.utf8))
  return read(text).documents.map { outline($0.root, lines) }
}

@Suite struct ReadingTests {
  static let layouts: [(String, [String])] = [
    ("&g:r", [#"":r"@1:3-5"#]),
    ("! #\rt", [#""t"@2:1-2"#]),
    ("a: &x:y\nb: *x\n", [#"{"a"@1:1-2: ":y"@1:6-8, "b"@2:1-2: ":y"@1:6-8}"#]),
    ("a: 1\nb: x y\n", [#"{"a"@1:1-2: "1"@1:4-5, "b"@2:1-2: "x y"@2:4-7}"#]),
    ("\u{FEFF}a: 1\r\nb: 2\r\n", [#"{"a"@1:1-2: "1"@1:4-5, "b"@2:1-2: "2"@2:4-5}"#]),
    ("\u{FEFF}é: ü\nb: 'a''b'\n", [#"{"é"@1:1-2: "ü"@1:4-5, "b"@2:1-2: "a\'b"@2:4-10}"#]),
    ("k: {a: [1, \"x\\n\"]}", [#"{"k"@1:1-2: {"a"@1:5-6: ["1"@1:9-10, "x\n"@1:12-17]}}"#]),
    (
      "t: |\n  a\n  b\n\nu: >-\n  a\n  b\n",
      [#"{"t"@1:1-2: "a\nb\n"@1:4-3:4, "u"@5:1-2: "a b"@5:4-7:4}"#]
    ),
    ("a: &x 1\nb: *x\n", [#"{"a"@1:1-2: "1"@1:7-8, "b"@2:1-2: "1"@1:7-8}"#]),
    ("a: !!str 1\n", [#"{"a"@1:1-2: "1"@1:10-11}"#]),
    (
      "base: &b {x: 1, y: 2}\nm:\n  <<: *b\n  y: 3\n",
      [
        #"{"base"@1:1-5: {"x"@1:11-12: "1"@1:14-15, "y"@1:17-18: "2"@1:20-21}, "#
          + #""m"@2:1-2: {"x"@1:11-12: "1"@1:14-15, "y"@4:3-4: "3"@4:6-7}}"#
      ]
    ),
    ("# c\n---\na: 1\n---\n---\n- x\n...\n", [#"{"a"@3:1-2: "1"@3:4-5}"#, #"["x"@6:3-4]"#]),
    ("a:\nb: \n", [#"{"a"@1:1-2: ""@1:3-3, "b"@2:1-2: ""@2:3-3}"#]),
    ("", []), ("\n# only a comment\n", []),
  ]

  @Test(arguments: layouts) func findsEveryScalarAtItsCharacters(_ text: String, _ wanted: [String])
  {
    #expect(outlines(text) == wanted)
    #expect(read(text).findings.isEmpty)
  }

  static let faults: [(String, [String], [String])] = [
    ("a: b: c\n", ["1:5 yaml-syntax"], [#"{"a"@1:1-2: "b"@1:4-5}"#]),
    (
      "a: 1\nb: [1\n---\nc: 3\n", ["3:1 yaml-syntax"],
      [#"{"a"@1:1-2: "1"@1:4-5, "b"@2:1-2: ["1"@2:5-6]}"#, #"{"c"@4:1-2: "3"@4:4-5}"#]
    ),
    ("a: 1\n\tb: 2\n", ["2:1 yaml-syntax"], [#"{"a"@1:1-2: poison}"#]),
    ("a: *b\n", ["1:4 yaml-syntax"], [#"{"a"@1:1-2: poison}"#]),
    ("a: &b [*b]\n", ["1:8 yaml-syntax"], [#"{"a"@1:1-2: [poison]}"#]),
    ("x: 1\n<<: 3\n", ["2:5 yaml-syntax"], [#"{"x"@1:1-2: "1"@1:4-5}"#]),
    ("é: \"\nü\n", ["3:1 yaml-syntax"], []),
    ("a: \u{0}\n", ["1:4 yaml-syntax"], []),
  ]

  @Test(arguments: faults)
  func goesOnAfterAFault(_ text: String, _ wanted: [String], _ documents: [String]) {
    let lines = LineTable(Array(text.utf8))
    let found = read(text).findings.map { finding in
      let start = lines.position(of: Int(finding.location.start))
      return "\(start.line):\(start.column) \(finding.rule.text)"
    }
    #expect(found == wanted)
    if !documents.isEmpty { #expect(outlines(text) == documents) }
  }

  @Test func saysWhichKeysStandTwice() {
    let file = read("a: 1\ns:\n  x: 1\n  \"x\": 2\na: 2\n")
    let found = file.documents[0].duplicateKeys.map { "\($0.name) in \($0.parent)" }
    #expect(found == ["x in s", "a in "])
  }

  @Test func keepsItsLimits() {
    var limits = ReadLimits()
    limits.depth = 3
    limits.nodes = 20
    limits.aliasNodes = 10
    limits.fileSize = 200
    func rules(_ text: String) -> [String] { read(text, limits: limits).findings.map(\.rule.text) }
    #expect(rules("[[[1]]]") == [])
    #expect(rules("[[[[1]]]]\n---\n[[[[1]]]]") == ["input-limit", "input-limit"])
    #expect(rules("[" + String(repeating: "1,", count: 20) + "]") == ["input-limit"])
    #expect(rules("a: &a [1,1,1,1]\nb: [*a,*a,*a]") == ["input-limit"])
    #expect(rules(String(repeating: "#", count: 201)) == ["input-limit"])
    // What a merge key brings counts with all below it.
    #expect(rules("a: &a {k: [1,1,1,1]}\nb: {<<: *a}") == [])
    #expect(rules("a: &a {k: [1,1,1,1]}\nb: {<<: *a}\nc: {<<: *a}") == ["input-limit"])
    // So do the bytes that aliases stand for.
    let long = String(repeating: "x", count: 100)
    #expect(rules("[&a \(long), *a, *a]") == [])
    #expect(rules("[&a \(long), *a, *a, *a]") == ["input-limit"])
    #expect(rules("[&a {k: \(long)}, {<<: *a}, {<<: *a}, {<<: *a}]") == ["input-limit"])
  }

  /// Keys that are collections are the same as no other, nor as an empty one.
  @Test func mergesKeysThatAreCollections() {
    let file = read("a: &a {? [1] : x, ? [2] : y, '': z, b: 1}\nm: {<<: *a, ? {c: 3} : w, b: 2}\n")
    let merged = file.documents[0].root["m"]?.entries.map { "\($0.key.oneLine): \($0.value.text)" }
    #expect(merged == ["[1]: x", "[2]: y", "\"\": z", "b: 2", "{c: 3}: w"])
  }

  @Test func readsNoInvalidBytes() {
    #expect(read([0x61, 0x3A, 0x20, 0xFF, 0x0A]).findings.map(\.location.start) == [3])
    #expect(read([0xFF, 0xFE, 0x61, 0x00]).findings.map(\.rule) == ["yaml-syntax"])
  }
}

@Suite struct ScalarTests {
  static let readings: [(String, Scalar, Bool)] = [
    ("true", .boolean(true), false), ("yes", .boolean(true), true), ("y", .boolean(true), true),
    ("on", .boolean(true), true), ("N", .boolean(false), true), ("Off", .boolean(false), true),
    ("~", .null, false), ("null", .null, false), ("", .null, false),
    ("8", .integer(8), false), ("-3", .integer(-3), false), ("0123", .integer(83), true),
    ("0o17", .integer(15), true), ("0x1F", .integer(31), false), ("1_000", .integer(1000), true),
    ("1e3", .integer(1000), true), ("08", .integer(8), true), ("3.0", .integer(3), false),
    ("1.5", .float(1.5), false), (".5", .float(0.5), false), ("0b11", .integer(3), true),
    ("12:30", .string("12:30"), true), ("2026-01-01", .string("2026-01-01"), false),
    ("yesterday", .string("yesterday"), false), ("1.2.3", .string("1.2.3"), false),
    ("nvidia", .string("nvidia"), false),
    ("9223372036854775808", .float(9_223_372_036_854_775_808), false),
    ("10.0.0.0/8", .string("10.0.0.0/8"), false), ("=", .string("="), false),
  ]

  @Test(arguments: readings)
  func readsPlainScalarsAsKubectlDoes(_ text: String, _ value: Scalar, _ isAmbiguous: Bool) throws {
    let node = try #require(read("a: \(text)\n").documents.first?.root["a"])
    #expect(node.scalar == value)
    #expect(node.isAmbiguous == isAmbiguous)
  }

  @Test func quotesAndTagsDecideTheType() throws {
    let root = try #require(read("a: '1'\nb: !!str 1\nc: !!int '7'\n").documents.first?.root)
    #expect(root["a"]?.scalar == .string("1"))
    #expect(root["b"]?.scalar == .string("1"))
    #expect(root["c"]?.scalar == .integer(7))
  }
}
