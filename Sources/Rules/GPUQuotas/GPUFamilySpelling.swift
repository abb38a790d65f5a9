import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `gpu-family-spelling`.
enum GPUFamilySpelling: Rule {
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

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    let uses = FamilyUse.all(in: resolution)
    let spellings = Spellings(uses)
    for use in uses {
      let right = spellings.right(for: use.name)
      guard let problem = problem(use.name, right: right?.name) else { continue }
      let correction = right?.name ?? corrected(use.name)
      report.add(
        problem, in: use.object, at: use.node,
        related: right.map {
          [Label(message: "it is spelled \($0.name) here", location: $0.first)]
        } ?? [],
        help: "write \(correction)")
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
  let name: String

  static func all(in resolution: Resolution) -> [FamilyUse] {
    resolution.catalogue.objects.filter { $0.state == .whole }.flatMap { object in
      families(of: object).compactMap { node in
        guard let name = node.string, !name.isEmpty else { return nil }
        return FamilyUse(object: object, node: node, name: name)
      }
    }
  }

  private static func families(of object: PlatformObject) -> [Node] {
    switch object.kind {
    case .tenant, .project:
      return GPUQuota.Sort.allCases
        .flatMap { GPUQuota.entries($0, of: object.spec?[.gpuResources]) }
        .filter { !$0.isDefault && !$0.isDefaultMiscased }.map(\.family)
    case .computeConfig:
      return ComputeConfig(object)?.workerPools?.items.compactMap { $0[.gpu]?[.family] } ?? []
    default: return []
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

  private let right: [String: Spelling]

  init(_ uses: [FamilyUse]) {
    var spellings: [String: Spelling] = [:]
    for use in uses where GPUFamilySpelling.isClean(use.name) {
      let new = Spelling(name: use.name, order: spellings.count, first: use.node.range)
      spellings[use.name, default: new].tokens.insert(use.node.range)
    }
    right = Dictionary(spellings.values.map { (Self.key($0.name), $0) }) { left, right in
      (right.tokens.count, left.order) > (left.tokens.count, right.order) ? right : left
    }
  }

  /// The spelling without fault that is used most often, of equally frequent ones the first.
  func right(for name: String) -> Spelling? { right[Self.key(name)] }

  private static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
