import Diagnosis
import Foundation
import SourceText
import Testing
import YAMLSyntax

/// Inputs to compare two readers on.
enum SuiteCases {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let title: String
    let yaml: String
    let refused: Bool

    var testDescription: String { "\(id): \(title)" }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static func suite() throws -> [Case] {
    let data = try Data(contentsOf: folder.appending(path: "Suite/cases.json"))
    return try JSONDecoder().decode([Case].self, from: data)
  }

  /// All YAML files among the fixtures.
  static func fixtures() throws -> [Case] {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "fixtures")
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
      .filter { $0.hasSuffix(".yaml") }
      .compactMap { path in
        let file = root.appending(path: path)
        let isFile = (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile
        guard isFile == true, let text = try? String(contentsOf: file, encoding: .utf8)
        else { return nil }
        return Case(id: path, title: "", yaml: text, refused: false)
      }
  }

  /// What only places are at risk in.
  static let places = [
    "&a !!str x: &b y\n", "a: !!str\nb: &x\nc: &y !t\n", "- !!seq\n- &a\n  - x\n- &b {c: d}\n",
    "&a\n- x\n- *a2\n", "a: &a\n  b: c\nd: *a\n", "k: &k\n- x\n- y\nl: *k\n", "[a: b , c : d ]\n",
    "[? a : b, {c}, ? d]\n", "{a, b: , ? c : , ? d}\n", "a: [ ]\nb: { }\n", "? &a a\n: !!int 1\n",
    "a: |\n\n\nb: >+\n\n  x\n\nc: |2-\n    y\n", "é: |\n  ü\n  😀\nß: >-\n  ä\n\n  ö # ñ\n",
    "a: 'é''ü'\nb: \"\\u00e9\\\n  ü\"\n", "\ta: b\n", "a:\tb\t# c\n-\tx\n", "a: \"x\ty\"\t\n",
    "- - - a\n    - b\n  - c\n- d\n", "a: \u{85}b\nc: \u{2028}d\n", "x:\u{2029}  y\n",
    "# é😀\n--- # ü\n!!map # 😀\n  # x\n  a: b\n", "---\n&a # é\n*a : b\n", "a: é &b #c\n",
    "\u{FEFF}a: b\n---\n\u{FEFF}c: d\n", "a: <<\n<<: {b: c}\n", "<<: [{a: 1}, {b: 2}]\nc: 3\n",
    "! x\n", "!<tag:yaml.org,2002:str> 12\n", "%YAML 1.1\n%TAG !e! tag:e,2000:\n--- !e!x y\n",
    "a: >\n x\n  y\n z\n\n\n", "\"a\": b\n'c' : d\n\"e\"   :   f\n", "{\"a\":b,'c':d}\n",
    "a: - b\n", "a: b: c\n", "[a\n", "{a: [b}\n", "- \"a\n", "é: [ü\n---\nb: c\n", "*a\n",
    "&a *b\n",
    "a: |x\n", "a\n b: c\n", "@\n", "a: `\n", "\"\\q\"\n", "\u{7}\n", "a\u{0}b\n",
  ].enumerated().map { Case(id: "place \($0)", title: "", yaml: $1, refused: false) }
}

/// Every input, with the line breaks and characters of other editors, is read as libyaml reads it, each
/// node at its characters.
///
/// Where the two differ on purpose:
/// - A document without content is none for us: Kubernetes has nothing to do with it.
/// - An alias without an anchor, or within its own value, is a finding; libyaml's events do not look.
/// - Merge keys are applied; the nodes stay at libyaml's places.
/// - After a fault our reader goes on at the next `---`; libyaml stops.
/// - libyaml starts a line after NEL, LS and PS; editors, and so `LineTable`, do not.
/// - A block scalar ends for us with its text, for libyaml after the blank lines that follow.
/// - A block collection ends for us with its last child, for libyaml where the next node begins.
@Suite struct SuiteTests {
  /// Another way to write the same, or something like it.
  enum Variant: CaseIterable {
    case asItIs, windows, oldMac, marked, multibyte, afterMultibyte

    func apply(_ text: String) -> [UInt8] {
      let utf8 = Array(text.utf8)
      switch self {
      case .asItIs: return utf8
      case .windows: return replace("\n", "\r\n", utf8)
      case .oldMac: return replace("\n", "\r", utf8)
      case .marked: return [0xEF, 0xBB, 0xBF] + utf8
      case .multibyte: return replace("e", "é", replace("o", "😀", utf8))
      case .afterMultibyte: return Array("# é😀\n".utf8) + utf8
      }
    }

    private func replace(_ old: Character, _ new: String, _ bytes: [UInt8]) -> [UInt8] {
      bytes.flatMap { $0 == old.asciiValue ? Array(new.utf8) : [$0] }
    }
  }

  @Test func hasTheWholeSuite() throws {
    let cases = try SuiteCases.suite()
    #expect(cases.count == 402 && Set(cases.map(\.id)).count == 402)
    #expect(cases.count { $0.refused } == 94)
    #expect(try SuiteCases.fixtures().count > 300)
  }

  @Test(arguments: Variant.allCases) func readsAsLibYAMLDoes(_ variant: Variant) throws {
    // The many fixtures are of one kind, so that one way of writing them is enough.
    let fixtures = variant == .multibyte ? try SuiteCases.fixtures() : []
    let cases = try SuiteCases.suite() + fixtures + SuiteCases.places
    var accepted = 0
    for example in cases {
      let bytes = variant.apply(example.yaml)
      let comparison = Comparison(bytes)
      if comparison.isAccepted { accepted += 1 }
      let faults = comparison.faults()
      #expect(
        faults.isEmpty,
        "\(example.testDescription), \(variant): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      )
    }
    #expect(accepted > cases.count / 2)
  }
}

/// One input, read twice.
struct Comparison {
  private let bytes: [UInt8]
  private let libyaml: LibYAMLNodes
  private let file: YAMLFile
  private let lines: LineTable

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    libyaml = LibYAMLNodes(bytes)
    file = read(bytes)
    lines = LineTable(bytes)
  }

  var isAccepted: Bool { libyaml.refusal == nil }

  /// What is not as it should be, each in words.
  func faults() -> [String] {
    verdictFaults() + documentFaults() + lineFaults() + rereadingFaults()
  }

  private func verdictFaults() -> [String] {
    let refused = file.findings.filter { $0.message.hasPrefix("not well-formed YAML: ") }
    guard let refusal = libyaml.refusal else {
      let others = file.findings.isEmpty == !libyaml.hasLostAlias || libyaml.hasMergeKey
      return refused.isEmpty && others ? [] : ["\(file.findings.map(\.message)) is found"]
    }
    guard let first = refused.first else { return ["it is not refused: \(refusal)"] }
    let isSame =
      Int(first.location.start) == min(refusal.offset, bytes.count)
      && first.message.hasSuffix(": " + refusal.message)
    return isSame ? [] : ["refused at \(first.location), not \(refusal): \(first.message)"]
  }

  private func documentFaults() -> [String] {
    let ours = file.documents.map { OutlineNode($0.root) }
    let theirs = libyaml.documents.map(\.translated)
    if libyaml.hasMergeKey { return placeFaults(ours) }
    if isAccepted, ours.count != theirs.count {
      return ["\(ours.count) documents, not \(theirs.count)"]
    }
    guard ours.count >= theirs.count else { return ["only \(ours.count) documents"] }
    return zip(ours, theirs).flatMap { our, their in
      our == their ? [] : differences(our.lines, their.lines)
    }
  }

  private func differences(_ ours: [String], _ theirs: [String]) -> [String] {
    let differing = zip(ours, theirs).filter { $0 != $1 }.map { "\($0), not \($1)" }
    return ours.count == theirs.count ? differing : differing + ["\(ours.count) nodes"]
  }

  /// Where merge keys change the structure, each node still has to be one of libyaml's.
  private func placeFaults(_ ours: [OutlineNode]) -> [String] {
    let places = Set(libyaml.documents.flatMap(\.all).map(\.translated).map { $0.lines[0] })
    return ours.flatMap(\.all).map { $0.lines[0] }.filter { !places.contains($0) }
  }

  // MARK: Lines and columns

  private func lineFaults() -> [String] {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard !text.contains(where: { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }) else {
      return []
    }
    return libyaml.documents.flatMap(\.all).filter { !$0.hasProperties && $0.kind != .poison }
      .compactMap { node in
        // Where nothing is written, libyaml places it after what precedes; so do we.
        let place = lines.position(of: node.start)
        let isSame = place.line == node.line + 1 && place.column == node.column + 1
        return isSame || isAfterByteOrderMark(node)
          ? nil : "\(node.lines[0]) is at \(node.line + 1):\(node.column + 1), not \(place)"
      }
  }

  /// A mark in the middle of a file is a character to us and a column of its own.
  private func isAfterByteOrderMark(_ node: OutlineNode) -> Bool {
    let line = lines.position(of: node.start).line
    return line > 1 && lines.text(ofLine: line).starts(with: LineTable.byteOrderMark)
  }

  // MARK: Reading again

  /// The characters of each scalar alone, read again by libyaml, give its text.
  private func rereadingFaults() -> [String] {
    zip(file.documents, libyaml.documents).flatMap { document, theirs in
      zip(document.root.all, theirs.all).compactMap { node, their in
        guard node.isScalar, !libyaml.hasMergeKey else { return nil }
        let end = their.tokenEnd
        let slice = Array(bytes[Int(node.range.start)..<max(end, Int(node.range.end))])
        let text = node.withText { text in text.indices.map { text[$0] } }
        let isFound = frames(slice, their).contains { frame in
          LibYAMLNodes(frame).documents.first?.all.contains { $0.text == text } ?? text.isEmpty
        }
        return isFound
          ? nil : "\(String(decoding: slice, as: UTF8.self).debugDescription) is another text"
      }
    }
  }

  /// A scalar's characters as documents of their own: as a whole, within brackets, and as a key, since
  /// `-` and `:` mean different things there.
  private func frames(_ slice: [UInt8], _ node: OutlineNode) -> [[UInt8]] {
    if node.style == .block || node.style == .foldedBlock {
      let indent = node.indent.map { String(repeating: " ", count: $0) + "k: " } ?? "--- "
      return [Array(indent.utf8) + slice]
    }
    guard node.style == .plain else { return [Array("--- ".utf8) + slice] }
    return [Array("--- ".utf8) + slice, [91] + slice + [10, 93], slice + Array(": x\n".utf8)]
  }
}
