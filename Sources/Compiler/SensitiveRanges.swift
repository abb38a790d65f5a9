import Platform
import Resolution
import SourceText
import YAMLSyntax

/// The characters of a file that no report may show: the values of Secrets, and private keys.
///
/// Of a Palette Secret's JSON, what says where Palette is may be shown; its key may not.
struct SensitiveRanges {
  private var ranges: [Range<Int>] = []

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

  /// Adds the values of a Secret, and what kubectl noted of them.
  mutating func add(valuesOf root: Node) {
    if let note = root[.metadata]?[.annotations]?[SensitiveRanges.lastApplied] {
      ranges.append(note.range.bytes)
    }
    for field in [Field.data, .stringData] {
      guard let values = root[field] else { continue }
      guard values.isMapping else {
        ranges.append(values.range.bytes)
        continue
      }
      for entry in values.entries {
        add(entry.value, isPalette: field == .stringData && entry.key.isText("palette"))
      }
    }
  }

  /// Adds the private keys among the SSH keys of a ComputeConfig: they have no business there, and a
  /// report must not spread them.
  mutating func add(privateKeysInComputeConfig root: Node) {
    add(privateKeysIn: root[.spec]?[.paletteClusterConfig]?[.defaults])
  }

  /// The same for a definition.
  mutating func add(privateKeysInDefinition root: Node) {
    guard let spec = root[.spec] else { return }
    add(privateKeysIn: spec)
    add(privateKeysIn: spec[.computeConfig])
    add(privateKeysIn: spec[.projectDefaults]?[.computeConfig])
  }

  private mutating func add(privateKeysIn place: Node?) {
    guard let keys = place?[.sshKeys] else { return }
    for key in keys.items where PrivateKey.isIn(key) { ranges.append(key.range.bytes) }
  }

  /// Adds a document that broke off, of which nobody knows where its secrets are.
  mutating func addBrokenDocument(_ document: YAMLDocument, isKnown: Bool) {
    let kind = document.root[.kind]?.text
    if let kind, isKnown, kind != "Secret", kind != "List" { return }
    if let kind, !isKnown, kind != "Secret" { return }
    ranges.append(Int(document.extent.start)..<Int.max / 2)
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
