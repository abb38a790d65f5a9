import Concurrency
import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// The ComputeConfig definitions by name, each with what it inherits merged in.
struct BaseTable {
  /// A base with the chain of those it starts from.
  struct Entry {
    let definition: CheckedDefinition
    /// The place of the base that this one starts from; nil for none and for one that is not known.
    var parent: Int?
    /// Whether something of it, or of what it inherits, cannot be known.
    var isIncomplete = false
    /// The merged mapping of fields; nil until it is needed and where there is nothing.
    var merged: Node?
    var isMerged = false
    var isUsed = false
    /// Whether a name that means no base most likely means this one.
    var isMeant = false
  }

  private let keys: KeyTable
  private(set) var entries: [Entry]
  private let places: [String: Int]
  /// Whether a definition's name could not be read, so that every name may mean it.
  let hasNameless: Bool
  private(set) var findings: [Finding] = []
  /// The place of the base that a name which means none most likely means.
  private var meanings: [String: Int?] = [:]

  /// - Parameter definitions: the ComputeConfig definitions, each name once.
  init(_ definitions: [CheckedDefinition], keys: KeyTable) {
    self.keys = keys
    entries = definitions.filter { !$0.name.isEmpty }.map { Entry(definition: $0) }
    hasNameless = entries.count < definitions.count
    places = Dictionary(
      entries.enumerated().map { ($0.element.definition.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for place in entries.indices {
      let definition = entries[place].definition
      let from = definition.spec?[.from]
      let isUnreadable = from?.isPoison == true || definition.spec?.isPoison == true
      entries[place].isIncomplete = definition.definition.isBroken || isUnreadable
    }
  }

  /// How many bases a name is compared with before a string is made of it.
  private static let few = 12

  /// The place of the base whose name a scalar is; nil where no definition has that name.
  func place(of name: Layer, in trees: LayerTrees) -> Int? {
    trees.read(name.level) { tree in
      let known = tree.withText(at: name.index) { text -> Int? in
        for place in entries.indices.prefix(Self.few)
        where text.isEqual(to: entries[place].definition.name) { return place }
        return nil
      }
      return known ?? places[tree.node(at: name.index).text]
    }
  }

  // MARK: References

  /// Looks up every name of a base: what bases start from first, then what the others say.
  mutating func link(_ definitions: [CheckedDefinition], manifests: [PlatformObject]) {
    for place in entries.indices {
      let definition = entries[place].definition
      guard let from = definition.base, !from.isPoison else { continue }
      if let parent = definition.baseName.flatMap({ places[$0] }) {
        entries[place].parent = parent
        entries[parent].isUsed = true
      } else {
        entries[place].isIncomplete = true
        reportUnknown(definition)
      }
    }
    let length = stretchLength(of: definitions.count, atMost: 512)
    let stretches = parallelStretches(count: definitions.count, of: length) { [self] indices in
      uses(in: definitions[indices])
    }
    for uses in stretches {
      for place in entries.indices where uses.isUsed[place] { entries[place].isUsed = true }
    }
    let strangers = stretches.flatMap(\.strangers)
    if !strangers.isEmpty {
      let configs = Set(manifests.lazy.filter { $0.kind == .computeConfig }.map(\.name))
      for definition in strangers { reportUnknown(definition, manifests: configs) }
    }
    breakCycles()
  }

  /// What neighbouring definitions, bases left out, start from.
  private struct Uses: Sendable {
    /// By place, whether one of them starts from that base.
    var isUsed: [Bool]
    /// Those that start from something that is no base.
    var strangers: [CheckedDefinition] = []
  }

  private func uses(in definitions: ArraySlice<CheckedDefinition>) -> Uses {
    var uses = Uses(isUsed: [Bool](repeating: false, count: entries.count))
    for definition in definitions where definition.kind != .computeConfig {
      guard let name = definition.baseName else { continue }
      if let place = places[name] {
        uses.isUsed[place] = true
      } else {
        uses.strangers.append(definition)
      }
    }
    return uses
  }

  /// Tells that a definition starts from what is no base, unless that cannot be known.
  ///
  /// - Parameter manifests: the names of the ComputeConfigs that the definition may have meant.
  private mutating func reportUnknown(
    _ definition: CheckedDefinition, manifests: Set<String> = []
  ) {
    guard let from = definition.base, let name = definition.baseName, !hasNameless else { return }
    let meant = meaning(of: name)
    var help = meant.map { "did you mean \"\(entries[$0].definition.name)\"?" } ?? choice
    if manifests.contains(name) {
      help = "to use the manifest of that name, write computeConfig: {ref: \(name)}"
    }
    findings.append(
      Finding(
        rule: "unknown-base", severity: .error,
        message: "no ComputeConfig definition is called \"\(name)\"",
        object: definition.definition.reference, field: definition.root.path(to: from),
        location: from.range, caption: "no such base",
        related: meant.map {
          [
            Label(
              message: "a base with a similar name is defined here",
              location: entries[$0].definition.blame)
          ]
        } ?? [],
        help: help))
  }

  /// The bases there are, where they are few enough to be listed.
  private var choice: String? {
    let names = entries.map(\.definition.name).sorted()
    return (1...8).contains(names.count) ? "the bases are \(names.joined(separator: ", "))" : nil
  }

  private mutating func meaning(of name: String) -> Int? {
    if let known = meanings[name] { return known }
    let meant = nearest(to: name, in: places.keys).flatMap { places[$0] }
    meanings[name] = .some(meant)
    if let meant { entries[meant].isMeant = true }
    return meant
  }

  // MARK: Cycles

  /// Reports every loop once and cuts all its links.
  private mutating func breakCycles() {
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: entries.count)
    var loops: [[Int]] = []
    for start in entries.indices {
      var trail: [Int] = []
      var place: Int? = start
      while let current = place, states[current] == .new {
        states[current] = .open
        trail.append(current)
        place = entries[current].parent
      }
      if let current = place, states[current] == .open,
        let first = trail.firstIndex(of: current)
      {
        loops.append(Array(trail[first...]))
      }
      for visited in trail { states[visited] = .done }
    }
    for loop in loops { breakCycle(loop) }
  }

  private mutating func breakCycle(_ loop: [Int]) {
    let first = loop.indices.min {
      entries[loop[$0]].definition.blame < entries[loop[$1]].definition.blame
    }
    let ordered = Array(loop[(first ?? 0)...] + loop[..<(first ?? 0)])
    let names = ordered.map { entries[$0].definition.name }
    let froms = ordered.map { entries[$0].definition.spec?[.from]?.range }
    for place in loop {
      entries[place].parent = nil
      entries[place].isIncomplete = true
    }
    guard let start = ordered.first, let location = froms.first ?? nil else { return }
    findings.append(
      Finding(
        rule: "inheritance-cycle", severity: .error,
        message:
          "the base starts from itself: \((names + names.prefix(1)).joined(separator: " -> "))",
        object: entries[start].definition.definition.reference, field: "spec.from",
        location: location, caption: ordered.count == 1 ? "itself" : nil,
        related: zip(names, froms).dropFirst().compactMap { name, from in
          from.map { Label(message: "\"\(name)\" goes on here", location: $0) }
        },
        help: "take \"from\" out of one of them"))
  }

  // MARK: What is inherited

  /// Merges what the bases in use come to, each with all that it starts from.
  mutating func merge() {
    for place in entries.indices where entries[place].isUsed { merge(chainOf: place) }
  }

  private mutating func merge(chainOf place: Int) {
    var trail: [Int] = []
    var next: Int? = place
    while let current = next, !entries[current].isMerged {
      trail.append(current)
      next = entries[current].parent
    }
    for current in trail.reversed() { merge(current) }
  }

  private mutating func merge(_ place: Int) {
    entries[place].isMerged = true
    let inherited = entries[place].parent.flatMap { entries[$0].merged }
    if let parent = entries[place].parent, entries[parent].isIncomplete {
      entries[place].isIncomplete = true
    }
    let definition = entries[place].definition
    let trees = LayerTrees(base: inherited?.tree, own: definition.root.tree)
    var layers = Layers()
    if let inherited { layers.set(Layer(.base, value: inherited.index, in: trees.base)) }
    if let spec = definition.spec, spec.isMapping {
      layers.set(Layer(.defaults, value: spec.index, in: trees.defaults))
    }
    guard let nearest = layers.nearest else { return }
    let merge = Merge(trees: trees)
    let slots = merge.slots(of: layers)
    var sheet = ObjectSheet(keys: keys)
    sheet.mapping(at: trees.range(of: nearest)) { sheet in
      merge.fields(
        slots, .compute, of: 0, unless: { $0.nearest?.keyID == Field.from.id }, into: &sheet)
    }
    entries[place].merged = sheet.finish().node(at: 0)
  }
}

// MARK: - What is told of the bases

extension BaseTable {
  /// The bases in the order of their definitions.
  var bases: [Base] {
    entries.map { entry in
      Base(definition: entry.definition.definition, parent: entry.parent)
    }
  }

  /// A note for every base that nothing names.
  var unused: [Finding] {
    entries.compactMap { entry in
      guard !entry.isUsed, !entry.isMeant, !entry.definition.definition.isBroken else {
        return nil
      }
      return Finding(
        rule: "unused-base", severity: .note,
        message: "nothing starts from the base \"\(entry.definition.name)\"",
        object: entry.definition.definition.reference, field: "metadata.name",
        location: entry.definition.blame, caption: "never used",
        help: "name it in a computeConfig, or remove it")
    }
  }
}
