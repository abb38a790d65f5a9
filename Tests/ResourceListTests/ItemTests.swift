import Platform
import ResourceLists
import Testing
import YAMLSyntax

/// A list with the given items, each a document, as kpt writes it.
func list(_ documents: [String]) -> [UInt8] {
  let items = documents.map { document in
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    return "- "
      + lines.enumerated().map {
        $0.offset == 0 || $0.element.isEmpty ? "\($0.element)" : "  \($0.element)"
      }
      .joined(separator: "\n") + "\n"
  }
  return Array(
    "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n\(items.joined())".utf8)
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct ItemTests {
  static let keys = KeyTable(fieldsAnd: [])

  /// Documents whose every character has to survive.
  static let documents = [
    "# a head comment\napiVersion: v1\nkind: ConfigMap # at the end of a line\nmetadata: {name: a}\ndata:\n  # inside\n  on: 'yes'",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata:\n  script: |\n    if true; then\n\n      echo \"- no item\"\n    fi\n  folded: >-\n    one\n    two",
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}",
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: d\ndata:\n  quoted: \"one\n    two\"\n  list:\n  - - 1\n    - 0x10\n  - {a: b}",
    "kind: ConfigMap\nmetadata:\n  name: e\ndata: {}",
  ]

  @Test func keepsEveryCharacter() throws {
    let read = try ResourceList(reading: list(Self.documents), keys: Self.keys)
    #expect(read.items.map { text($0.text) } == Self.documents.map { $0 + "\n" })
    #expect(read.items.allSatisfy { $0.marks.isEmpty && $0.source == $0.text })
    let output = FunctionOutput(documents: read.items.map(\.text), results: [])
    #expect(text(output.bytes(functionConfig: nil)) == text(list(Self.documents)))
  }

  /// What one item may ask for is what the list may; beyond it there is a fault, and no end.
  @Test func refusesAnItemBeyondTheLimits() throws {
    var limits = ReadLimits()
    limits.fileSize = 1_000
    // Written out, one that stands in brackets is longer than the list.
    let flow = "items: [{a: {b: {c: [\(String(repeating: "x,", count: 300))]}}}]"
    let start = "{apiVersion: config.kubernetes.io/v1, kind: ResourceList, "
    let failure = #expect(throws: ResourceList.Fault.self) {
      _ = try ResourceList(
        reading: Array("\(start)\(flow)}".utf8), keys: Self.keys, limits: limits)
    }
    #expect(failure?.message == "items[0] cannot be read as a document of its own")
    limits.fileSize = 1 << 20
    let list = try ResourceList(
      reading: Array("\(start)\(flow)}".utf8), keys: Self.keys, limits: limits)
    #expect(list.items.count == 1)
  }

  @Test func readsFlowStyleAndAliases() throws {
    let flow = """
      {apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: [
        {kind: A, metadata: {name: a, annotations: {internal.config.kubernetes.io/path: x.yaml}}},
        {kind: B, data: &data {k: "01"}}, {kind: C, data: *data}]}
      """
    let read = try ResourceList(reading: Array(flow.utf8), keys: Self.keys)
    #expect(
      read.items.map { text($0.source) } == [
        "kind: A\nmetadata:\n  name: a\n", "kind: B\ndata:\n  k: \"01\"\n",
        "kind: C\ndata:\n  k: \"01\"\n",
      ])
    #expect(read.items[0].path == "x.yaml")
  }

  static let marked = [
    "metadata: {name: a, annotations: {config.kubernetes.io/index: '1', internal.config.kubernetes.io/path: 'a.yaml', config.k8s.io/id: '4'}}",
    "metadata: {name: a, annotations: {config.kubernetes.io/index: '1', owner: me, internal.config.kubernetes.io/path: 'a.yaml'}}",
    "metadata:\n  name: a\n  annotations:\n    owner: me # mine\n    config.kubernetes.io/index: '1'\n    internal.config.kubernetes.io/path: 'a.yaml'",
    "metadata:\n  annotations:\n    config.kubernetes.io/index: '1'\n    internal.config.kubernetes.io/path: 'a.yaml'\n  name: a",
    "metadata:\n  annotations: {internal.config.kubernetes.io/path: a.yaml, config.kubernetes.io/index: \"1\", # why\n    owner: me}\n  name: a",
  ]

  @Test(arguments: marked)
  func takesMarksOff(_ metadata: String) throws {
    let document = "kind: ConfigMap\n\(metadata)\ndata: {k: v}"
    let item = try #require(
      try ResourceList(reading: list([document]), keys: Self.keys).items.first)
    #expect(item.path == "a.yaml")
    #expect(item.index == 1)
    #expect(text(item.text) == document + "\n")
    #expect(!text(item.source).contains("config.k"))
    #expect(text(item.source).contains("name: a"))
    #expect(text(item.source).contains("owner: me") == metadata.contains("owner"))
  }

  @Test(arguments: [
    ("", "is no ResourceList"), ("kind: List", "is no ResourceList"),
    (
      "{kind: ResourceList, apiVersion: config.kubernetes.io/v1alpha1}",
      "\"config.kubernetes.io/v1alpha1\""
    ),
    ("kind: ResourceList\nitems: [", "standard input, line 2"),
  ])
  func saysWhatIsNoList(_ input: String, _ words: String) throws {
    let fault = #expect(throws: ResourceList.Fault.self) {
      _ = try ResourceList(reading: Array(input.utf8), keys: Self.keys)
    }
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
  }
}
