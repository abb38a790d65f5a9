import Platform
import Resolution
import YAMLSyntax

/// The GPU quotas of all Tenants and Projects whose content is known and the GPUs of all worker pools,
/// read once: families as numbers, since the same few names come up again and again.
final class QuotaTable: Sendable {
  /// One entry of `gpuResources.limits` or `.requests`, or the GPUs of a worker pool.
  struct Entry: Sendable {
    /// The number of the family's name.
    let family: Int
    /// How many; 0 where the value is no whole number above 0.
    let amount: Int64
    /// The index in the object's tree of the family's key, or of the pool.
    fileprivate let key: Int
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
  /// Where the limits and the requests of each object begin, in turn.
  private let starts: [Int]
  /// The Tenant of each Project that can be looked into, by index.
  private let tenants: [Int: Int]

  init(_ resolution: Resolution) {
    var reader = QuotaReader()
    var tenants: [Int: Int] = [:]
    for (index, object) in resolution.catalogue.objects.enumerated() {
      reader.read(object)
      guard object.kind == .project, let tenant = resolution.tenant(of: index),
        resolution.catalogue[tenant].state == .whole
      else { continue }
      tenants[index] = tenant
    }
    names = reader.names
    hasPoolsOfDefault = reader.hasPoolsOfDefault
    numbers = reader.numbers
    miscased = Set(reader.names.indices.filter { GPUQuota.isDefaultMiscased(reader.names[$0]) })
    entries = reader.entries
    starts = reader.starts + [entries.count]
    self.tenants = tenants
  }

  /// The Tenant whose quota bounds a Project's, as far as it can be looked into.
  func tenant(of project: Int) -> Int? { tenants[project] }

  /// The places of an object's entries, in the order written.
  func places(_ sort: GPUQuota.Sort, of index: Int) -> Range<Int> {
    let first = index * 2 + (sort == .limits ? 0 : 1)
    return starts[first]..<starts[first + 1]
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

/// Reads the quotas of one object after the other.
private struct QuotaReader {
  private(set) var names = [GPUQuota.defaultFamily]
  private(set) var entries: [QuotaTable.Entry] = []
  private(set) var starts: [Int] = []
  private(set) var hasPoolsOfDefault = false
  private(set) var numbers = [GPUQuota.defaultFamily: QuotaTable.standard]

  mutating func read(_ object: PlatformObject) {
    starts.append(entries.count)
    guard object.state == .whole else {
      starts.append(entries.count)
      return
    }
    switch object.kind {
    case .tenant, .project:
      let resources = object.spec?[.gpuResources]
      read(.limits, of: resources)
      starts.append(entries.count)
      read(.requests, of: resources)
    case .computeConfig:
      if let pools = ComputeConfig(object)?.workerPools { read(pools: pools) }
      starts.append(entries.count)
    default: starts.append(entries.count)
    }
  }

  private mutating func read(_ sort: GPUQuota.Sort, of resources: Node?) {
    guard let resources else { return }
    for quota in GPUQuota.entries(sort, of: resources) {
      entries.append(
        QuotaTable.Entry(
          family: number(quota.name), amount: quota.amount ?? 0, key: quota.family.index))
    }
  }

  private mutating func read(pools: Node) {
    for pool in pools.items {
      guard let gpu = pool[.gpu], let family = gpu[.family], family.isString,
        !family.isEmptyScalar
      else { continue }
      let amount = gpu[.gpuCount]?.wholeNumber ?? 0
      let name = number(family.text)
      if name == QuotaTable.standard { hasPoolsOfDefault = true }
      entries.append(QuotaTable.Entry(family: name, amount: max(0, amount), key: pool.index))
    }
  }

  private mutating func number(_ name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

extension Int64 {
  /// The number of GPUs of a family in a sentence: `8 NVIDIA-A100`, or `8 GPUs of any other family`.
  func gpus(of family: String) -> String {
    family == GPUQuota.defaultFamily
      ? "\(self) GPU\(self == 1 ? "" : "s") of any other family" : "\(self) \(family)"
  }
}
