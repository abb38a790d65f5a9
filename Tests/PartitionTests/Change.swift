import SourceText

/// A generator of the same numbers each time.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xd134_2543_de82_ef95 }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  mutating func pick<Items: RandomAccessCollection>(_ items: Items) -> Items.Element
  where Items.Index == Int {
    items[items.startIndex + below(items.count)]
  }
}

/// What somebody may do to a repository before a commit.
enum Change: CaseIterable {
  /// One value is what the same key has elsewhere: a name, a reference, a label, a quota.
  case transplant
  /// The same throughout a folder.
  case transplantThroughout
  case number
  /// A word in other letters or with other separators.
  case respell
  case comment
  case suppress
  case remove
  case rename
  /// A file in place of another.
  case swap
  case add
  case addFixture
  case breakUp

  /// Does it to the files.
  func apply(to files: inout [SourceFile], _ dice: inout Dice) {
    guard !files.isEmpty else { return }
    let place = dice.below(files.count)
    var text = Text(files[place])
    switch self {
    case .transplant: text.transplant(from: &files, &dice)
    case .transplantThroughout: return transplantThroughout(&files, &dice)
    case .number: text.changeNumber(&dice)
    case .respell: text.respell(&dice)
    case .comment: text.append("# \(dice.below(1_000))\n")
    case .suppress: text.insertAtTop("# gesso:ignore-file \(dice.pick(Self.rules)): a reason\n")
    case .remove: return files = files.enumerated().filter { $0.offset != place }.map(\.element)
    case .rename:
      return files[place] = SourceFile(
        path: "\(dice.below(99))/renamed-\(place).yaml", bytes: files[place].bytes)
    case .swap: text = Text(SourceFile(path: files[place].path, bytes: dice.pick(files).bytes))
    case .add:
      let path = "\(dice.below(99))/added-\(files.count).yaml"
      return files.append(SourceFile(path: path, bytes: dice.pick(files).bytes))
    case .addFixture:
      let fixture = dice.pick(FixtureFiles.all)
      return files += fixture.files(
        in: "new-\(files.count)", mark: dice.pick(["-0", "-1", "-2", "-9", ""]))
    case .breakUp: text.append("\n{ : [\n")
    }
    files[place] = text.file
  }

  /// Rules of which comments silence something in the fixtures.
  private static let rules = [
    "unreferenced-settings", "gpu-oversubscribed", "missing-namespace", "secret-not-found",
    "tenant-without-projects", "unreferenced-compute-config", "single-control-plane",
    "gpu-family-spelling", "unknown-group",
  ]

  private func transplantThroughout(_ files: inout [SourceFile], _ dice: inout Dice) {
    let (one, other) = (Text(dice.pick(files)), Text(dice.pick(files)))
    guard let old = one.value(&dice), let new = other.value(&dice, of: old.key) else { return }
    let folder = one.file.path.prefix { $0 != "/" }
    files = files.map { file in
      guard file.path.hasPrefix(folder + "/") else { return file }
      var text = Text(file)
      text.replaceAll(old.value, by: new.value)
      return text.file
    }
  }
}

/// The text of a file, as far as an edit looks into it.
private struct Text {
  private let path: String
  private var text: String

  init(_ file: SourceFile) {
    path = file.path
    text = String(decoding: file.bytes, as: UTF8.self)
  }

  var file: SourceFile { SourceFile(path: path, bytes: Array(text.utf8)) }

  /// A key and its plain value.
  struct Site {
    let key: Substring
    let value: Substring
  }

  /// The keys with a value on the same line.
  private var sites: [Site] {
    text.split(separator: "\n").flatMap { line -> [Site] in
      var sites: [Site] = []
      var rest = line[...]
      while let colon = rest.firstRange(of: ": ") {
        let before = rest[..<colon.lowerBound]
        let isKeyCharacter = { (character: Character) in
          character.isLetter || character.isNumber || "-./\"".contains(character)
        }
        let start = before.lastIndex { !isKeyCharacter($0) }.map(before.index(after:))
        let key = before[(start ?? before.startIndex)...]
        let after = rest[colon.upperBound...]
        let value = after.prefix { !",{}[]#&*".contains($0) }
        if !key.isEmpty, value.contains(where: { !$0.isWhitespace }) {
          sites.append(Site(key: key, value: value))
        }
        rest = after
      }
      return sites
    }
  }

  func value(_ dice: inout Dice, of key: Substring? = nil) -> Site? {
    // Every key is as likely as every other, however often it is written.
    let groups = Dictionary(grouping: sites.filter { key == nil || $0.key == key }, by: \.key)
      .values.sorted { $0[0].key < $1[0].key }
    return groups.isEmpty ? nil : dice.pick(dice.pick(groups))
  }

  mutating func transplant(from files: inout [SourceFile], _ dice: inout Dice) {
    guard let old = value(&dice) else { return }
    for _ in 0..<8 {
      let source = dice.below(4) == 0 ? dice.pick(FixtureFiles.all).files : files
      guard !source.isEmpty, let new = Text(dice.pick(source)).value(&dice, of: old.key),
        new.value != old.value
      else { continue }
      return text.replaceSubrange(old.value.startIndex..<old.value.endIndex, with: new.value)
    }
  }

  mutating func changeNumber(_ dice: inout Dice) {
    let digits = text.indices.filter { text[$0].isNumber }
    guard !digits.isEmpty else { return }
    let place = dice.pick(digits)
    text.replaceSubrange(place...place, with: "\(1 + dice.below(9))")
  }

  mutating func respell(_ dice: inout Dice) {
    let places = text.indices.dropFirst().dropLast()
    var marks = places.filter { text[$0] == "-" && text[text.index(before: $0)].isUppercase }
    if marks.isEmpty || dice.below(2) == 0 {
      marks = places.filter { text[$0] == "-" || text[$0].isUppercase }
    }
    guard !marks.isEmpty else { return }
    let place = dice.pick(marks)
    let new = text[place] == "-" ? dice.pick(["", "_", "--"]) : text[place].lowercased()
    text.replaceSubrange(place...place, with: new)
  }

  mutating func append(_ end: String) { text += end }

  mutating func insertAtTop(_ line: String) { text = line + text }

  mutating func replaceAll(_ old: Substring, by new: Substring) {
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    text = parts.map { String($0) }.joined(separator: String(new))
  }
}
