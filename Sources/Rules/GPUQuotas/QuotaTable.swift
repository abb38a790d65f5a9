import Concurrency
import Platform
import Resolution
import YAMLSyntax

/// The GPU quotas of all Tenants and Projects whose content is known and the GPUs of all worker pools,
/// read once: families as numbers, since the same few names come up again and again.
final class QuotaTable: Sendable {
  /// One entry of `gpuResources.limits` or `.requests`, or the GPUs of a worker pool.
  struct Entry: Sendable {
    /// How many; 0 where the value is no whole number above 0.
    let amount: Int64
    private var number: UInt32
    private let place: UInt32

    /// - Parameters:
    ///   - family: the number of the family's name.
    ///   - node: the family's key, or the pool.
    fileprivate init(_ family: Int, _ amount: Int64, at node: Node) {
      number = UInt32(family)
      self.amount = amount
      place = UInt32(node.index)
    }

    /// The number of the family's name.
    fileprivate(set) var family: Int {
      get { Int(number) }
      set { number = UInt32(newValue) }
    }

    /// The index in the object's tree of the family's key, or of the pool.
    fileprivate var key: Int { Int(place) }
  }

  /// The number of `Default`.
  static let standard = 0

  /// The names of all families by their numbers, each once.
  let names: [String]
  /// The numbers of the names that were most likely meant to be `Default`: they differ in case only.
  let miscased: Set<Int>
  /// Whether a worker pool has `Default` for the name of a family.
  let hasPoolsOfDefault: Bool
  private let numbers: [String: Int]
  private let entries: [Entry]
  /// Where the limits and the requests of each object begin, in turn, in the order in which the catalogue
  /// was given the objects.
  private let starts: [UInt32]
  private let resolution: Resolution

  init(_ resolution: Resolution) {
    let count = resolution.catalogue.objects.count
    let order = resolution.catalogue.givenOrder
    let parts = parallelStretches(count: count, of: stretchLength(of: count, atMost: 256)) {
      places in
      var reader = QuotaReader(resolution)
      for place in places { reader.read(Int(order[place])) }
      return reader.part
    }
    let table = QuotaPart(joining: parts)
    names = table.names
    hasPoolsOfDefault = table.hasPoolsOfDefault
    numbers = table.numbers
    miscased = Set(table.names.indices.filter { GPUQuota.isDefaultMiscased(table.names[$0]) })
    entries = table.entries
    starts = table.starts
    self.resolution = resolution
  }

  /// The Tenant whose quota bounds a Project's, as far as it can be looked into.
  func tenant(of project: Int) -> Int? {
    resolution.tenant(of: project).flatMap { resolution.catalogue.isWhole(at: $0) ? $0 : nil }
  }

  /// The places of an object's entries, in the order written.
  func places(_ sort: GPUQuota.Sort, of index: Int) -> Range<Int> {
    let first = resolution.catalogue.givenPlace(of: index) * 2 + (sort == .limits ? 0 : 1)
    return Int(starts[first])..<Int(starts[first + 1])
  }

  subscript(place: Int) -> Entry { entries[place] }

  /// The places of a ComputeConfig's worker pools with GPUs of a family, in the order written.
  func pools(of index: Int) -> Range<Int> { places(.limits, of: index) }

  /// The worker pool that an entry speaks of.
  func pool(_ entry: Entry, of config: PlatformObject) -> Node {
    config.root.tree.node(at: entry.key)
  }

  /// The place of the entry of a family; nil where it is not listed.
  func place(_ sort: GPUQuota.Sort, _ family: Int, of index: Int) -> Int? {
    places(sort, of: index).first { entries[$0].family == family }
  }

  /// The place of the limit that a family falls under: its own, else `Default`.
  func bound(on family: Int, of index: Int) -> Int? {
    place(.limits, family, of: index) ?? place(.limits, Self.standard, of: index)
  }

  /// Whether an entry of this family or `Default` is below an amount: what cannot be, most of the
  /// time, so that nothing has to be merged.
  func mayBound(_ sort: GPUQuota.Sort, _ family: Int, below amount: Int64, of index: Int) -> Bool {
    places(sort, of: index).contains { place in
      let entry = entries[place]
      return entry.amount < amount && (entry.family == family || entry.family == Self.standard)
    }
  }

  /// The number of a family's name; nil for one that no quota has.
  func number(of name: String) -> Int? { numbers[name] }

  func name(_ entry: Entry) -> String { names[entry.family] }

  /// The tokens of an entry.
  func quota(_ entry: Entry, of object: PlatformObject) -> GPUQuota {
    let tree = object.root.tree
    return GPUQuota(
      family: tree.node(at: entry.key), node: tree.node(at: tree.endIndex(at: entry.key)))
  }
}

/// What some neighbouring objects have of the table.
private struct QuotaPart: Sendable {
  var names = [GPUQuota.defaultFamily]
  var numbers = [GPUQuota.defaultFamily: QuotaTable.standard]
  var entries: [QuotaTable.Entry] = []
  /// Where the limits and the requests of each object begin, in turn, and at last where all end.
  var starts: [UInt32] = [0]
  var hasPoolsOfDefault = false

  init() {}

  /// All parts, one after the other.
  init(joining parts: [QuotaPart]) {
    entries.reserveCapacity(parts.reduce(0) { $0 + $1.entries.count })
    starts.reserveCapacity(parts.reduce(1) { $0 + $1.starts.count - 1 })
    for part in parts { append(part) }
  }

  mutating func number(_ name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The number of the name that a node says; the few names there are are compared before a text is
  /// made of it.
  mutating func number(_ node: Node) -> Int {
    let known = node.withText { text -> Int? in
      for number in 0..<min(names.count, Self.comparedNames) where text.isEqual(to: names[number]) {
        return number
      }
      return nil
    }
    return known ?? number(node.text)
  }

  private static let comparedNames = 8

  /// Adds what the objects that come next have.
  private mutating func append(_ next: QuotaPart) {
    let own = next.names.map { number($0) }
    let first = entries.count
    entries += next.entries
    for place in first..<entries.count { entries[place].family = own[entries[place].family] }
    starts += next.starts.dropFirst().lazy.map { UInt32(first) + $0 }
    hasPoolsOfDefault = hasPoolsOfDefault || next.hasPoolsOfDefault
  }

  /// Notes that all entries of what is looked at have been added.
  mutating func close() { starts.append(UInt32(entries.count)) }
}

/// Reads the quotas of one object after the other.
private struct QuotaReader {
  private let resolution: Resolution
  private(set) var part = QuotaPart()

  init(_ resolution: Resolution) {
    self.resolution = resolution
  }

  mutating func read(_ index: Int) {
    let catalogue = resolution.catalogue
    if catalogue.isWhole(at: index) {
      switch catalogue.kind(at: index) {
      case .tenant, .project:
        let resources = catalogue[index].spec?[.gpuResources]
        read(.limits, of: resources)
        part.close()
        read(.requests, of: resources)
        return part.close()
      case .computeConfig:
        if let pools = ComputeConfig(catalogue[index])?.workerPools { read(pools: pools) }
      default: break
      }
    }
    part.close()
    part.close()
  }

  private mutating func read(_ sort: GPUQuota.Sort, of resources: Node?) {
    guard let resources else { return }
    for quota in GPUQuota.entries(sort, of: resources) {
      part.entries.append(
        QuotaTable.Entry(part.number(quota.family), quota.amount ?? 0, at: quota.family))
    }
  }

  private mutating func read(pools: Node) {
    for pool in pools.items {
      guard let gpu = pool[.gpu], let family = gpu[.family], family.isString,
        !family.isEmptyScalar
      else { continue }
      let amount = gpu[.gpuCount]?.wholeNumber ?? 0
      let name = part.number(family)
      if name == QuotaTable.standard { part.hasPoolsOfDefault = true }
      part.entries.append(QuotaTable.Entry(name, max(0, amount), at: pool))
    }
  }
}

extension Int64 {
  /// The number of GPUs of a family in a sentence: `8 NVIDIA-A100`, or `8 GPUs of any other family`.
  func gpus(of family: String) -> String {
    family == GPUQuota.defaultFamily
      ? "\(self) GPU\(self == 1 ? "" : "s") of any other family" : "\(self) \(family)"
  }
}
