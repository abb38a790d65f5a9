import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `gpu-family-spelling`.
enum GPUFamilySpelling: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "gpu-family-spelling", .warning, by: .advice,
    summary: "a GPU family with spaces or lower case, or spelled in two ways",
    explanation: """
      A quota applies to the family of exactly that name; another spelling is another family, which no \
      GPU belongs to. No list of families is published, but all that are shown are upper case with \
      hyphens, such as NVIDIA-A100. Of two spellings that differ only in case and separators (A10 and \
      A100 are two families) the one used most often is taken to be right. The families of worker \
      pools count as well, since quotas are compared with them.
      """,
    sources: [
      "Tenants and Projects, GPU Quotas: NVIDIA-A100, NVIDIA-H100",
      "Create and Manage Projects, Compute Config - Worker Pool Defaults: GPU Family",
    ],
    conflict: """
      Create and Manage Projects writes NVIDIA A100 where it describes the console; every manifest has \
      NVIDIA-A100, and the manifests are followed.
      """)

  static let reach = [
    Reach.words { inspection in
      let spellings = Spellings(in: inspection)
      return spellings.areAllRight ? spellings.names : nil
    }
  ]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let spellings = Spellings(in: inspection)
    guard !spellings.areAllRight else { return }
    FamilyUse.forEach(in: inspection.catalogue) { use in
      let name = use.name
      guard spellings.mayBeWrong(name) else { return }
      let right = spellings.right(for: name)
      guard let problem = problem(name, right: right?.name) else { return }
      report.add(
        problem, in: use.object, at: use.node,
        related: right.map {
          [Label(message: "it is spelled \($0.name) here", location: $0.first)]
        } ?? [],
        help: "write \(right?.name ?? corrected(name))")
    }
  }

  private static func problem(_ name: String, right: String?) -> String? {
    if name.contains(" ") { return "the GPU family \"\(name)\" has a space in it" }
    if name.contains(where: \.isLowercase) { return "the GPU family \"\(name)\" is in lower case" }
    guard let right, right != name else { return nil }
    return "the GPU family \"\(name)\" is spelled \"\(right)\" elsewhere"
  }

  fileprivate static func isClean(_ name: String) -> Bool {
    problem(name, right: nil) == nil
  }

  private static func corrected(_ name: String) -> String {
    name.split(separator: " ").joined(separator: "-").uppercased()
  }
}

/// A token that names a GPU family.
private struct FamilyUse {
  let object: PlatformObject
  let node: Node

  var name: String { node.text }

  /// Calls a closure for each of them, in the order of the objects.
  static func forEach(in catalogue: Catalogue, _ body: (FamilyUse) -> Void) {
    for kind in [Kind.tenant, .computeConfig, .project] {
      for index in catalogue.indices(of: kind) where catalogue[index].state == .whole {
        forEach(of: catalogue[index], body)
      }
    }
  }

  /// Calls a closure for each of an object.
  static func forEach(of object: PlatformObject, _ body: (FamilyUse) -> Void) {
    forEachFamily(of: object) { node in
      guard node.isString, !node.isEmptyScalar else { return }
      body(FamilyUse(object: object, node: node))
    }
  }

  private static func forEachFamily(of object: PlatformObject, _ body: (Node) -> Void) {
    if let config = ComputeConfig(object) {
      guard let pools = config.workerPools else { return }
      for pool in pools.items {
        if let family = pool[.gpu, .family] { body(family) }
      }
    } else if let resources = object.spec?[.gpuResources] {
      for sort in GPUQuota.Sort.allCases {
        for quota in GPUQuota.entries(sort, of: resources)
        where !quota.isDefault && !GPUQuota.isDefaultMiscased(quota.name) { body(quota.family) }
      }
    }
  }
}

/// The spellings of each family: those that differ in case and separators only belong together.
private struct Spellings {
  struct Spelling {
    let name: String
    let order: Int
    let first: SourceRange
    var tokens: Set<SourceRange> = []
  }

  /// The names of all families.
  let names: Set<String>
  /// The names that are not the one right spelling of their family.
  private let doubtful: Set<String>
  private let right: [String: Spelling]

  init(in inspection: Inspection) {
    let (catalogue, quotas) = (inspection.catalogue, inspection.quotas)
    let names = quotas.names.filter { name in
      !name.isEmpty && (name != GPUQuota.defaultFamily || quotas.hasPoolsOfDefault)
    }
    self.names = Set(names)
    let families = Dictionary(grouping: names, by: Self.key)
    let doubtful = Set(
      families.values.filter { $0.count > 1 || !$0.allSatisfy(Self.isClean) }.joined())
    self.doubtful = doubtful
    right = doubtful.isEmpty ? [:] : Self.right(among: doubtful, in: catalogue)
  }

  private static func right(
    among doubtful: Set<String>, in catalogue: Catalogue
  ) -> [String: Spelling] {
    var spellings: [String: Spelling] = [:]
    let clean = doubtful.filter(isClean)
    FamilyUse.forEach(in: catalogue) { use in
      let name = use.name
      guard clean.contains(name) else { return }
      let new = Spelling(name: name, order: spellings.count, first: use.node.range)
      spellings[name, default: new].tokens.insert(use.node.range)
    }
    return Dictionary(spellings.values.map { (key($0.name), $0) }) { left, right in
      (right.tokens.count, left.order) > (left.tokens.count, right.order) ? right : left
    }
  }

  /// Whether each family has one spelling, and that one without a fault.
  var areAllRight: Bool { doubtful.isEmpty }

  /// Whether a name has a fault or is not the only one of its family.
  func mayBeWrong(_ name: String) -> Bool { doubtful.contains(name) }

  /// The spelling without fault that is used most often, of equally frequent ones the first.
  func right(for name: String) -> Spelling? { right[Self.key(name)] }

  private static func isClean(_ name: String) -> Bool { GPUFamilySpelling.isClean(name) }

  private static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
