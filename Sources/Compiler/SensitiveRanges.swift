import Platform
import Resolution
import SourceText
import YAMLSyntax

/// The characters of a file that no report may show: the values of Secrets, and private keys.
///
/// Of a Palette Secret's JSON, what says where Palette is may be shown; its key may not.
struct SensitiveRanges {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  /// - Parameter bytes: the file.
  init(of bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The annotation in which `kubectl apply` keeps the whole object, values and all.
  private static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

  private static let publicMembers = ["hostUrl", "tenant", "defaultProjectID"]

  /// The ranges in ascending order, overlapping ones united.
  var ascending: [Range<Int>] {
    if ranges.isEmpty { return [] }
    return ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      .reduce(into: []) { united, range in
        if let last = united.last, range.lowerBound < last.upperBound {
          united[united.count - 1] =
            last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          united.append(range)
        }
      }
  }

  /// Adds the values of a Secret, what kubectl noted of them, and whatever stands in fields that no
  /// Secret has, since a misspelt `stringData` holds the same.
  mutating func add(valuesOf root: Node) {
    if let note = root[.metadata, .annotations]?[SensitiveRanges.lastApplied] {
      ranges.append(note.range.bytes)
    }
    guard !holdsMergeKey(root) else { return addAll(of: root) }
    // Every entry is looked at, since a key may stand twice.
    for entry in root.entries where !SensitiveRanges.isPublic(entry) {
      add(key: entry.key)
      let isPlain = entry.key.isText("stringData")
      guard isPlain || entry.key.isText("data"), entry.value.isMapping else {
        ranges.append(entry.value.range.bytes)
        continue
      }
      for value in entry.value.entries {
        add(key: value.key)
        add(value.value, isPalette: isPlain && value.key.isText("palette"))
      }
    }
  }

  /// Adds what an object that makes a Secret puts into it as it stands, neither encrypted nor filled in.
  mutating func add(templateOf root: Node) {
    let spec = root[.spec]
    for template in [spec?["template"], spec?["target"]?["template"]] {
      for fields in [template?[.data], template?[.stringData]].compactMap(\.self) {
        guard fields.isMapping else {
          ranges.append(fields.range.bytes)
          continue
        }
        for entry in fields.entries {
          add(key: entry.key)
          // What is filled in has the secret from elsewhere.
          let isFilledIn = entry.value.isScalar && entry.value.text.contains("{{")
          if !isFilledIn { ranges.append(entry.value.range.bytes) }
        }
      }
    }
  }

  private mutating func add(key: Node) {
    if !SecretKeys.mayBeTold(key) { ranges.append(key.range.bytes) }
  }

  /// Whether a field of a Secret says nothing of its values.
  private static func isPublic(_ entry: Node.Entry) -> Bool {
    if entry.key.isText("immutable") {
      if case .boolean? = entry.value.scalar { return true }
      return false
    }
    return SecretKeys.publicFields.contains(entry.key.text)
  }

  /// Whether a merge key may stand in an object: what it replaced stands in the file, not in the tree.
  private func holdsMergeKey(_ root: Node) -> Bool {
    let less = UInt8(ascii: "<")
    let text = bytes[root.range.bytes.clamped(to: bytes.indices)]
    return zip(text, text.dropFirst()).contains { $0 == less && $1 == less }
  }

  /// Adds all of an object but what it is called.
  private mutating func addAll(of root: Node) {
    var start = Int(root.range.start)
    for entry in root.entries where ["apiVersion", "kind", "metadata"].contains(entry.key.text) {
      guard Int(entry.key.range.start) >= start else { continue }
      if start < Int(entry.key.range.start) { ranges.append(start..<Int(entry.key.range.start)) }
      start = max(start, Int(entry.value.range.end))
    }
    if start < Int(root.range.end) { ranges.append(start..<Int(root.range.end)) }
  }

  /// Adds the private keys among the SSH keys of a ComputeConfig: they have no business there, and a
  /// report must not spread them.
  mutating func add(privateKeysInComputeConfig root: Node) {
    add(privateKeysIn: root[.spec, .paletteClusterConfig]?[.defaults])
  }

  /// The same for a definition.
  mutating func add(privateKeysInDefinition root: Node) {
    guard let spec = root[.spec] else { return }
    add(privateKeysIn: spec)
    add(privateKeysIn: spec[.computeConfig])
    add(privateKeysIn: spec[.projectDefaults, .computeConfig])
  }

  private mutating func add(privateKeysIn place: Node?) {
    guard let keys = place?[.sshKeys] else { return }
    for key in keys.items where PrivateKey.isIn(key) { ranges.append(key.range.bytes) }
  }

  /// Adds a document that broke off, of which nobody knows where its secrets are.
  ///
  /// - Parameter start: where the document before it ends, since a comment may stand in between.
  mutating func addBrokenDocument(_ root: Node, from start: Int, isKnown: Bool) {
    if let kind = root[.kind] {
      // A misspelt kind, and one that makes Secrets, may stand over the same values.
      guard kind.mentionsSecret || isKnown && kind.text.lowercased() == "list" else { return }
    }
    ranges.append(start..<Int.max / 2)
  }

  /// Adds a whole document that gesso leaves alone, where it may be a Secret with a fault in its kind.
  mutating func addUnknownDocument(_ root: Node, in stretch: Range<Int>) {
    let isSecret =
      root[.kind].map(\.mentionsSecret)
      ?? [Field.data, .stringData].contains { root[$0] != nil }
    if isSecret { ranges.append(stretch) }
  }

  /// Adds the comments in a document that holds a Secret, and around it.
  mutating func add(remarksIn stretch: Range<Int>, around root: Node) {
    ranges += SecretRemarks(in: stretch, around: root, bytes: bytes).ranges
  }

  private mutating func add(_ value: Node, isPalette: Bool) {
    let whole = value.range.bytes
    guard isPalette, value.isScalar, let text = value.string,
      let json = try? JSONValue(parsing: Array(text.utf8)), let members = json.members
    else {
      ranges.append(whole)
      return
    }
    let runs =
      members.filter { Self.publicMembers.contains($0.name) }.map(\.value.range)
      + members.map(\.nameRange)
    let shown = value.ranges(ofText: runs).map(\.bytes)
    var start = whole.lowerBound
    for range in shown.sorted(by: { $0.lowerBound < $1.lowerBound }) where range != whole {
      if start < range.lowerBound { ranges.append(start..<range.lowerBound) }
      start = max(start, range.upperBound)
    }
    if start < whole.upperBound { ranges.append(start..<whole.upperBound) }
  }
}

extension Node {
  /// Whether "secret" stands in a scalar's text, in small letters or capitals.
  fileprivate var mentionsSecret: Bool {
    withText { text in
      guard text.count >= secret.count else { return false }
      return (0...text.count - secret.count).contains { start in
        secret.indices.allSatisfy { text[start + $0] | 0x20 == secret[$0] }
      }
    }
  }
}

private let secret = Array("secret".utf8)
