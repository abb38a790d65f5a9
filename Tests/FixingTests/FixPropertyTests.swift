import Diagnosis
import Fixing
import SourceText
import Testing

/// Files written at random with faults that have fixes: what becomes of them is known to the byte.
@Suite struct FixPropertyTests {
  /// The rules of all fixes; each comes up among the files.
  private static let rules: Set<RuleName> = [
    "wrong-type", "invalid-value", "server-managed-field", "namespaced-tenant",
    "gpu-default-case", "profile-bundle-selector", "renamed-field",
  ]

  /// The edits are made and nothing else: comments, quotes, indentation and line ends stay.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func onlyTheFaultsChange(seed: UInt64) {
    let text = FaultyText(seed: seed)
    let repair = FixtureRepair(
      files: [SourceFile(path: "a.yaml", bytes: text.before)])
    let outcome = repair.fix()
    let fixed = outcome.linted.sources.files[0].bytes
    #expect(
      String(decoding: fixed, as: UTF8.self) == String(decoding: text.after, as: UTF8.self))
    #expect(outcome.refusals.isEmpty && outcome.contradictions.isEmpty)
    let again = repair.fix(from: [(SourceID(0), fixed)])
    #expect(again.changes.isEmpty)
  }

  @Test func everyFixComesUp() {
    var seen: Set<RuleName> = []
    for seed in 0..<20 as Range<UInt64> {
      let text = FaultyText(seed: seed)
      let repair = FixtureRepair(files: [SourceFile(path: "a.yaml", bytes: text.before)])
      seen.formUnion(repair.lint().wanted.filter { $0.fix != nil }.map(\.rule))
    }
    #expect(seen == Self.rules)
  }
}

/// Manifests with faults, and the same manifests as they have to be.
private struct FaultyText {
  private(set) var before: [UInt8] = []
  private(set) var after: [UInt8] = []
  private var dice: SeededDice
  private let lineEnd: String

  init(seed: UInt64) {
    dice = SeededDice(seed)
    for _ in 0..<4 { _ = dice.roll(2) }
    lineEnd = dice.roll(2) == 0 ? "\n" : "\r\n"
    if dice.roll(4) == 0 { add("\u{FEFF}") }
    for number in 0..<3 + dice.roll(4) {
      if number > 0 { line("---") }
      switch dice.roll(3) {
      case 0: tenant(number)
      case 1: computeConfig(number)
      default: project(number)
      }
    }
  }

  // MARK: Kinds

  private mutating func tenant(_ number: Int) {
    line("apiVersion: spectrocloud.com/v1alpha1")
    line("kind: Tenant")
    metadata("tenant-\(number)", wrongNamespace: true)
    line("spec:")
    line("  tenantRoleMapping: {groups: [admins]}")
    line("  gpuResources:")
    let (open, close) =
      dice.roll(2) == 0
      ? ("    limits: {A100: 8, ", "}") : ("    limits:\(lineEnd)      A100: 8\(lineEnd)      ", "")
    add(open)
    let wrong = ["default", "DEFAULT", "dEfault"][dice.roll(3)]
    quoted(wrong, "Default")
    add(": 4\(close)")
    endLine()
    status()
  }

  private mutating func computeConfig(_ number: Int) {
    line("apiVersion: spectrocloud.com/v1alpha1")
    line("kind: ComputeConfig")
    metadata("config-\(number)", namespace: "default")
    line("spec:")
    line("  paletteClusterConfig:")
    line("    defaults:")
    add("      ")
    if dice.roll(2) == 0 {
      quoted("controlPlaneDefaults", "controlPlanePool")
    } else {
      add("controlPlanePool")
    }
    add(": {nodeCount: 3,   architecture: ")
    quoted(["amd64", "Amd64"][dice.roll(2)], "AMD64")
    add("}")
    endLine()
    status()
  }

  private mutating func project(_ number: Int) {
    line("apiVersion: spectrocloud.com/v1alpha1")
    line("kind: Project")
    metadata("project-\(number)", namespace: "project-\(number)")
    line("spec:")
    line("  modelSettings:")
    line("    profileBundleMappings:")
    line("    - source: HuggingFace")
    add("      profileBundleSelector: {  ")
    quoted(
      ["profileBundleName", "ProfileBundleName", "profile-bundle-name"][dice.roll(3)],
      "profilebundlename")
    add(" : vllm }")
    endLine()
    status()
  }

  // MARK: Parts

  private mutating func metadata(
    _ name: String, namespace: String? = nil, wrongNamespace: Bool = false
  ) {
    line("metadata:")
    line("  name: \(name)")
    if let namespace { line("  namespace: \(namespace)") }
    if wrongNamespace, dice.roll(2) == 0 { removed("  namespace: elsewhere") }
    if dice.roll(3) == 0 { removed("  uid: 5d7c9c1e") }
    line("  labels:")
    let value = ["true", "1.3", "null", "12", "off", "1e3"][dice.roll(6)]
    if value == "null" {
      line("    a:  x")
    } else {
      add("    a:  ")
      change(value, "\"\(value)\"")
      endLine()
    }
  }

  private mutating func status() {
    guard dice.roll(2) == 0 else { return }
    removed(
      dice.roll(2) == 0 ? "status: {}" : "status:\(lineEnd)  phase: Ready\(lineEnd)  conditions: []"
    )
  }

  /// A word in any quotes, which it keeps.
  private mutating func quoted(_ wrong: String, _ right: String) {
    let quote = ["", "'", "\""][dice.roll(3)]
    change(quote + wrong + quote, quote + right + quote)
  }

  private mutating func removed(_ text: String) {
    change(text + lineEnd, "")
  }

  // MARK: Text

  private mutating func add(_ text: String) { change(text, text) }

  private mutating func change(_ old: String, _ new: String) {
    before += Array(old.utf8)
    after += Array(new.utf8)
  }

  private mutating func line(_ text: String) {
    add(text)
    endLine()
  }

  /// The end of a line, with white space, a comment, an empty line or one with a comment.
  private mutating func endLine() {
    switch dice.roll(6) {
    case 0: add("   # 視覚 e\u{301}: {a: 'b'}\(lineEnd)")
    case 1: add("  \(lineEnd)")
    case 2: add("\(lineEnd)\(lineEnd)")
    default: add(lineEnd)
    }
  }
}
