import Diagnosis
import SourceText
import Testing

@testable import YAMLSyntax

/// The reader of plain lines takes nearly every manifest, and none that libyaml reads otherwise.
@Suite struct LineReaderTests {
  /// What it takes, in all the shapes there are.
  private static let plain = [
    "", "\n# a\n\n", "a: b", "a:", "-", "  a: b # c\n\n   # d\n  e: -f\n",
    "a: b\nc:\n  d: e\n  f:\n    - g\n    - h: i\n      j: k\n",
    "- a\n- b: c\n-\n- - d\n  - e\n", "a:\n- b\n- c:\n  - d\n  - e: f\n  g:\nh:\n",
    "---\na: b\n---\n# c\n---\n- d\n--- # e\nf: 'g'\n",
    "a: 'b: c' # d\n\"e f\": \"#\"\n'': \"\"\ng: h#i\nj: k:l\n",
    "a: {}\nb: [ ]\nc: {d: 'e', f: [g h, \"i\"], j: {k: l}} # m\nn:\n  - [o]\n  - {p: q}\n",
    "é: ü\nß:\n  - 名前: 😀\n    ö: 'ä'\n", "a: $(b)/c=d;<e>\n",
    "a: true\nb: 12:30\nc: ~\nd: 1_000\ne: [no, 0o7, .5]\nf: -1\n",
    "-\n  a: b\n-\n  - c\n- # d\n  e: f\n-   g: h\n    i: j\n",
    "a: |\n  b\n\n   c \n  # d\ne:\n- f: |-\n\n    g\n\n    h\n\n  i: j\nk: | \n     \u{e9}\n\n# l\n",
    "a: >\n\n  b\n  c\n\n  d\n    e\n\n  f\n   \n  g\nh:\n- i: >-\n    j k \n    l\n\n\n    m\n  n: o\n",
    "a: &b c\nd: *b\ne: &f\n  g: &h [i, j]\n  k: &l # m\nn: *f\no: &p\n- q\n- r: *h # s\nt: *p\n<<: *f\n",
    "a: &b\n  c: d\ne:\n  <<: *b\n  f: &b {g: h}\n  i: *b\n---\nj: &b 1\nk: *b\n",
  ]

  /// What a change of a character or two can make of it.
  private static let pieces = [
    " ", "  ", "\n", "-", "- ", "\n- ", "\n  ", ":", ": ", ":\n", "?", "? ", "#", " #", "|", "|-\n",
    "|+\n", "|2\n", ">\n", ">-", "&b ", "&b", "*b", "*b ",
    "   ", "\n\n", "\n   ", "'", "\"",
    "\\", "[", "]", "{",
    "}", ",", ", ", "|\n", ">-\n", "&a ", "*a", "!", "!!str ", "%", "@", "`", "~", "<<: ", "---",
    "---\n", "...\n", "a",
    "é", "\u{85}", "\u{2028}", "\u{FEFF}", "\t", "\r", "\r\n", "\u{7F}", "\u{0}",
  ]

  @Test(arguments: plain) func takes(_ text: String) {
    #expect(takesWhole(Array(text.utf8)))
  }

  /// What libyaml refuses, or a limit, is theirs to tell.
  @Test(arguments: [
    String(repeating: "k", count: 1025) + ": a\n",
    "{" + String(repeating: "k", count: 1025) + ": a}\n",
    (0...200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    String(repeating: "- ", count: 201) + "a\n",
    "a: " + String(repeating: "[", count: 201) + String(repeating: "]", count: 201) + "\n",
  ]) func leavesLimitsToLibYAML(_ text: String) {
    #expect(!takesWhole(Array(text.utf8)))
    #expect(read(text).findings.count == 1)
  }

  @Test func countsNodes() {
    var limits = ReadLimits()
    limits.nodes = 6
    let text = "a: b\n---\nc: d\n---\ne: f\n"
    #expect(read(text, limits: limits).findings.map(\.rule) == ["input-limit"])
    limits.nodes = 9
    #expect(read(text, limits: limits).findings.isEmpty)
  }

  @Test func takesNearlyAllFixtures() throws {
    let fixtures = try SuiteCases.fixtures()
    let taken = fixtures.count { takesWhole(Array($0.yaml.utf8)) }
    #expect(taken * 10 > fixtures.count * 8)
  }

  @Test func readsFixturesAsLibYAMLDoes() throws {
    for fixture in try SuiteCases.fixtures() {
      let faults = Comparison(Array(fixture.yaml.utf8)).faults()
      #expect(faults.isEmpty, "\(fixture.id)")
    }
  }

  @Test(arguments: 0..<8) func changesNothing(_ seed: UInt64) {
    var dice = Dice(state: seed)
    var taken = 0
    for _ in 0..<1000 {
      let bytes = Self.changed(&dice)
      var faults = Self.isSameWithoutIt(bytes) ? [] : ["libyaml alone reads it differently"]
      if takesWhole(bytes) {
        taken += 1
        faults += Comparison(bytes).faults()
      }
      #expect(faults.isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    // Else the changes would be too coarse to meet what is nearly right.
    #expect(taken > 100)
  }

  /// Whether a file reads the same where the reader has to decline it, for a tab in a comment before all else.
  private static func isSameWithoutIt(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: LineTable.byteOrderMark) else { return true }
    let comment = Array("#\t\n".utf8)
    return outline(bytes, leavingOut: 0)
      == outline(comment + bytes, leavingOut: UInt32(comment.count))
  }

  /// All that is read of a file, a node or finding a line, the offsets without those of the first bytes.
  private static func outline(_ bytes: [UInt8], leavingOut first: UInt32) -> [String] {
    let file = read(bytes)
    let nodes = file.documents.flatMap(\.root.all).map { node in
      "\(node.range.start - first)..<\(node.range.end - first) \(node.record.bits) \(node.text)"
    }
    let ambiguous = file.documents.flatMap(\.root.ambiguousScalars).map {
      "ambiguous \($0.range.start - first)"
    }
    let findings = file.findings.map { "\($0.message) \($0.location.start - first)" }
    let repeated = file.documents.flatMap(\.duplicateKeys).map {
      "\($0.name) \($0.location.start - first) \($0.parent)"
    }
    return nodes + ambiguous + findings + repeated
  }

  /// One of the texts with a few changes.
  private static func changed(_ dice: inout Dice) -> [UInt8] {
    var bytes = Array((plain.randomElement(using: &dice) ?? "").utf8)
    for _ in 0..<Int.random(in: 1...3, using: &dice) {
      let place = Int.random(in: 0...bytes.count, using: &dice)
      let end = min(bytes.count, place + Int.random(in: 0...2, using: &dice))
      let piece = Bool.random(using: &dice) ? pieces.randomElement(using: &dice) ?? "" : ""
      bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
    }
    return bytes
  }

  /// Whether the reader declines no document of a file.
  private func takesWhole(_ bytes: [UInt8]) -> Bool {
    guard ByteSurvey(bytes.span).isMadeOfLines else { return false }
    var builder = TreeBuilder(bytes: bytes, keys: KeyTable(words: []), limits: ReadLimits())
    return bytes.withUnsafeBufferPointer { buffer in
      var cursor = LineCursor(bytes: buffer, at: 0)
      while !cursor.isAtEnd {
        var lines = LineReader(at: cursor)
        builder.startDocument()
        guard let end = lines.readDocument(into: &builder) else { return false }
        cursor.position = end
      }
      return true
    }
  }
}

/// SplitMix64, so that every run sees the same.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
