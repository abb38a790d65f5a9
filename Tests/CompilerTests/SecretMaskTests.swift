import Compiler
import Configuration
import Diagnosis
import Planning
import Reporting
import SourceText
import Testing

/// Documents in which a person has written a value of a Secret, marked `s3cret…`, where no value
/// belongs: what is not masked of their text has no mark, nor has anything that is said of them.
@Suite struct SecretMaskTests {
  private static let head = "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\n"

  static let documents = [
    // Keys that stand twice, and fields that no Secret has.
    head + "data: {a: s3cretAA}\ndata: {a: s3cretBB, a: s3cretCC}\n",
    head + "Data: {a: s3cretAA}\nstringdata: {b: s3cretBB}\nbinaryData: s3cretCC\n",
    head + "spec: {data: {a: s3cretAA}}\nimmutable: s3cretBB\n",
    // Merge keys: what they replace is in the file only.
    head + "stringData: &x {a: s3cretAA}\ndata: {<<: s3cretBB}\n",
    head + "stringData: &x {a: s3cretAA}\ndata: {<<: *x, a: s3cretBB, a: s3cretCC}\n",
    head + "<<: {data: {a: s3cretAA}}\ndata: {b: 's3cretBB'}\n",
    // What YAML takes for an alias, an anchor, a tag or a key.
    head + "stringData:\n  token: *s3cretAA\n  b: &s3cretBB\n  c: !s3cretCC x\n  d: !s3cretDD\n",
    head + "stringData: {token:s3cretAA, b=s3cretBB, s3cretCC c, token:s3cretAA}\n",
    head + "stringData:\n  ? [s3cretAA]\n  : 3\n  a: {s3cretBB: x, s3cretBB: 0777}\n",
    // Comments.
    head
      + "stringData:\n  token: x # s3cretAA\n  token: y # gesso:ignore duplicate-key: s3cretBB\n",
    "# s3cretAA\n---\n# s3cretBB\n" + head + "# s3cretCC\ndata: 3\n# s3cretDD\n---\nx: 3\n",
    head + "stringData: {token: \"x\"#s3cretAA\n  ,b: 3,#s3cretBB\n  c: [x] #s3cretCC\n  }\n",
    head + "stringData:\n  token: | # s3cretAA\n    x\n   # s3cretBB\n  b: > # s3cretCC\n    x\n",
    "apiVersion: v1\nkind: List\nitems:\n# s3cretAA\n- apiVersion: v1\n  kind: Secret\n  metadata: "
      + "{name: a, namespace: b}\n  data: {a: '!'} # s3cretBB\n",
    "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a, namespace: b}\n"
      + "spec:\n  # s3cretAA\n  encryptedData: 3 # s3cretBB\n"
      + "  template: {stringData: {a: s3cretCC}, data: {b: s3cretDD}}\n",
    // Documents that break off, and those that are no Secret by a slip.
    "# s3cretAA\n" + head + "stringData:\n  token: a: s3cretBB\n",
    "apiVersion: v1\nkind: secret\nmetadata: {name: a}\nstringData: {a: s3cretAA}\n  x: s3cretBB\n",
    "kind: Secret\nstringData: {token: *s3cretAA}\n", "stringData: {token: *s3cretAA}\n",
  ]

  private static func compile(_ text: String) -> Compilation {
    let file = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
    let schemas = FixtureRepository.schemas
    let unit = Compiler.read(
      file, id: SourceID(0), schemas: schemas, limits: Configuration().limits)
    return Compiler.compile(
      [unit], configuration: Configuration(), schemas: schemas, today: FixtureRepository.today)
  }

  /// The text of a file as the longest excerpt would show it.
  private static func shown(_ file: SourceFile) -> String {
    var bytes = file.bytes
    for range in file.sensitive {
      for offset in range.clamped(to: bytes.indices) where bytes[offset] != UInt8(ascii: "\n") {
        bytes[offset] = UInt8(ascii: "*")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: documents) func masksWhatMayBeAValue(_ text: String) throws {
    let compilation = Self.compile(text)
    let shown = Self.shown(compilation.sources.files[0])
    #expect(!shown.contains("s3cret"), "\(shown)")
    // The mark is in the document, and not all of a sound one is masked.
    #expect(text.contains("s3cret") && shown != text)
  }

  @Test(arguments: documents) func saysNothingOfIt(_ text: String) throws {
    for finding in Self.compile(text).findings {
      let texts =
        [finding.message, finding.caption, finding.help, finding.field].compactMap(\.self)
        + finding.related.map(\.message)
      for text in texts { #expect(!text.contains("s3cret"), "\(finding.rule.text)") }
    }
  }

  @Test(arguments: documents) func plansWithoutIt(_ text: String) throws {
    let base = Self.compile(text.replacing("s3cret", with: "s3cretOLD"))
    let head = Self.compile(text)
    for (from, to) in [(base, head), (Self.compile(""), head), (head, Self.compile(""))] {
      let report = PlanReport(
        version: "0.0.0", target: "1.1", plan: Compiler.plan(from: from, to: to),
        base: PlanState(.revision, revision: nil, name: "main"),
        head: PlanState(.worktree, name: "the work tree", errors: 0), lintCommand: "gesso lint")
      for format in PlanFormat.allCases {
        #expect(!render(report, as: format).contains("s3cret"), "\(format)")
      }
    }
  }

  /// Names, fields and the rules that a comment ignores are no secrets.
  @Test func masksNoMore() {
    let text =
      Self.head + "type: Opaque # note\nstringData:\n"
      + "  a: b # gesso:ignore plaintext-secret: why\nimmutable: true\n"
    #expect(
      Self.shown(Self.compile(text).sources.files[0])
        == Self.head + "type: Opaque # ****\nstringData:\n"
        + "  a: * # gesso:ignore plaintext-secret*****\nimmutable: true\n")
    let other = "apiVersion: v1\nkind: Namespace # note\nmetadata: {name: a, labels: &x {b: c}}\n"
    #expect(Self.shown(Self.compile(other).sources.files[0]) == other)
  }

  /// A value that YAML 1.1 takes for a number or a boolean is not told as such.
  @Test(arguments: ["0777", "on", "1_000", "0b101"])
  func tellsNoReadingOfAValue(_ value: String) {
    let text = Self.head + "data: {m: {a: \(value)}, b: \(value)}\nmore: \(value)\n"
    let findings = Self.compile(text).findings
    #expect(findings.count { $0.rule == "ambiguous-scalar" } > 0)
    for finding in findings {
      let words = [finding.message, finding.caption ?? "", finding.help ?? ""].joined(
        separator: " ")
      for told in ["\"\(value)\"", "511", "true", "1000", " 5"] {
        #expect(!words.contains(told), "\(words)")
      }
    }
  }
}
