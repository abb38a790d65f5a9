import Diagnosis
import Reporting
import SourceText

/// A report with every kind of difficulty in it, built from texts in which `«…»` marks the tokens.
enum Sample {
  static let report = Report(
    version: "0.1.0", target: "1.1",
    origin: ReportOrigin(.revision, revision: "8c5d2f0a6b1e4d3c9f7a5b2e1d0c4f6a8b9e7d5c"),
    seen: Seen(files: 212, documents: 240, objects: 230, suppressed: 2), findings: findings,
    sources: sources)

  static let empty = Report(
    version: "0.1.0", target: "1.1", origin: ReportOrigin(.worktree),
    seen: Seen(files: 1, documents: 1, objects: 0), findings: [], sources: Sources(files: []))

  static let descriptions: [RuleName: String] = [
    "settings-not-found": "A Settings that is referred to does not exist.",
    "unknown-field": "A field that the kind does not have.",
  ]

  static let secret = "hf_R3allySecret"

  private static let object = ObjectReference(
    apiVersion: "spectrocloud.com/v1alpha1", kind: "Project", namespace: "vision", name: "vision")

  /// In path order; the file names are part of the difficulty.
  private static let marked: [(path: String, text: Marked)] = [
    ("::error::sly.yaml", Marked("a: «1»\n")),
    ("odd\n\u{1B}[31mname.yaml", Marked("\u{FEFF}kind: «Tenant»\r\nnäme: «x\u{202E}y»\r\n")),
    (
      "projects/long, 50%.yaml",
      Marked("note: \(repeated("padding", 40)) «needle» \(repeated("hay", 90))\n")
    ),
    (
      "projects/vision-settings.yaml",
      Marked("kind: Settings\nmetadata:\n  namespace: vision\n  name: «vision-settings»\n")
    ),
    (
      "projects/vision.yaml",
      Marked(
        """
        kind: Project
        metadata:
          name: vision
        spec:
          settings:
            key: <a & "b">
            ref: «vison-settings»
            «gpuResources:
              limits: {Default: 1}
              requests: {}»
          displayName: 視覚 «チーム» 👩‍💻 e\u{301}
        \t\tno\tde: «yes»\t# tabs
        """)
    ),
    (
      "secrets/token.yaml",
      Marked(
        "kind: Secret\nstringData:\n  token: «\(secret)»\n  other: x«\u{1F511}»«»\n",
        sensitive: [0, 1])
    ),
  ]

  static let sources = Sources(
    files: marked.map { file in
      SourceFile(path: file.path, bytes: file.text.bytes, sensitive: file.text.secrets)
    })

  private static func token(_ index: Int, in path: String) -> SourceRange {
    let file = marked.firstIndex { $0.path == path } ?? 0
    let range = marked[file].text.tokens[index]
    return SourceRange(source: SourceID(file), start: range.lowerBound, end: range.upperBound)
  }

  private static func repeated(_ word: String, _ count: Int) -> String {
    Array(repeating: word, count: count).joined(separator: " ")
  }

  private static let findings = hostileFindings + projectFindings + secretFindings

  private static let projectFindings = [
    Finding(
      rule: "settings-not-found", severity: .error,
      message: #"Settings "vison-settings" does not exist in namespace "vision""#, object: object,
      field: "spec.settingsRef.name", location: token(0, in: "projects/vision.yaml"),
      caption: "no such Settings",
      related: [
        Label(
          message: "a Settings with a similar name is defined here",
          location: token(0, in: "projects/vision-settings.yaml"))
      ], help: #"did you mean "vision-settings"?"#),
    Finding(
      rule: "gpu-oversubscribed", severity: .note, message: "the limits exceed the Tenant's",
      object: object, field: "spec.gpuResources", location: token(1, in: "projects/vision.yaml"),
      caption: "together 64"),
    Finding(
      rule: "display-name", severity: .error,
      message: "display name has characters other than letters: \"視覚 チーム\"", object: object,
      field: "spec.displayName", location: token(2, in: "projects/vision.yaml"),
      caption: "not a letter"),
    Finding(
      rule: "ambiguous-scalar", severity: .warning, message: "`yes` is a boolean for kubectl only",
      object: object, field: "spec.node", location: token(3, in: "projects/vision.yaml"),
      fix: Fix(
        title: "write `true`",
        edits: [Edit(range: token(3, in: "projects/vision.yaml"), replacement: "true")])),
  ]

  private static let hostileFindings = [
    Finding(
      rule: "wrong-type", severity: .error, message: "##[error]not a <b>string</b> @org/team #1",
      location: token(0, in: "::error::sly.yaml"), help: "[click](http://evil.example)"),
    Finding(
      rule: "unknown-field", severity: .warning, message: "bell \u{7} and\nnew line, 100%",
      location: token(0, in: "odd\n\u{1B}[31mname.yaml")),
    Finding(
      rule: "unknown-field", severity: .warning, message: "right-to-left override \"x\u{202E}y\"",
      location: token(1, in: "odd\n\u{1B}[31mname.yaml")),
    Finding(
      rule: "invalid-value", severity: .error, message: "the needle is in the haystack",
      object: object, field: "note", location: token(0, in: "projects/long, 50%.yaml"),
      caption: "here"),
  ]

  private static let secretFindings = [
    Finding(
      rule: "plaintext-secret", severity: .warning, message: "a credential is committed in clear",
      location: token(0, in: "secrets/token.yaml"), caption: "seen by everybody",
      fix: Fix(
        title: "encode the value",
        edits: [Edit(range: token(0, in: "secrets/token.yaml"), replacement: secret + "==")])),
    Finding(
      rule: "secret-encoding", severity: .error, message: "ends too early",
      location: token(2, in: "secrets/token.yaml"),
      fix: Fix(
        title: "quote the value",
        edits: [Edit(range: token(2, in: "secrets/token.yaml"), replacement: "\"")])),
  ]
}

/// A text in which `«` and `»` stood around the tokens.
struct Marked {
  let bytes: [UInt8]
  let tokens: [Range<Int>]
  /// The tokens that are secrets.
  let secrets: [Range<Int>]

  init(_ text: String, sensitive: [Int] = []) {
    var bytes: [UInt8] = []
    var tokens: [Range<Int>] = []
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«": start = bytes.count
      case "»": tokens.append(start..<bytes.count)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    self.bytes = bytes
    self.tokens = tokens
    secrets = sensitive.map { tokens[$0] }
  }
}
