public import YAMLSyntax

/// One entry of `gpuResources.limits` or `.requests`: a GPU family and a number of GPUs.
///
/// Source: "Tenants and Projects", GPU Quotas.
public struct GPUQuota: Sendable {
  /// `limits`, the most in use at a time, or `requests`, the most that one workload asks for.
  public enum Sort: CaseIterable, Sendable {
    case limits
    case requests

    public var field: Field { self == .limits ? .limits : .requests }
    public var word: String { self == .limits ? "limit" : "request" }
  }

  /// The key that stands for all families that are not listed.
  ///
  /// Source: "Tenants and Projects", Default Quotas.
  public static let defaultFamily = "Default"

  public let family: Node
  public let node: Node

  public init(family: Node, node: Node) {
    self.family = family
    self.node = node
  }

  public var name: String { family.text }

  /// The number; nil where the value is no whole number above 0, which has a rule of its own.
  public var amount: Int64? { node.wholeNumber.flatMap { $0 > 0 ? $0 : nil } }

  public var isDefault: Bool { family.isText("Default") }

  /// Whether the key was most likely meant to be `Default`: it differs in case only.
  public static func isDefaultMiscased(_ name: String) -> Bool {
    name != defaultFamily && name.lowercased() == defaultFamily.lowercased()
  }

  /// The entries of an object's quota, in the order written.
  ///
  /// - Parameter resources: the value of `gpuResources`.
  public static func entries(
    _ sort: Sort, of resources: Node?
  ) -> Entries {
    Entries(entries: resources?[sort.field]?.entries)
  }

  /// The entries of an object's quota.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    fileprivate var entries: Node.Entries?

    public mutating func next() -> GPUQuota? {
      entries?.next().map { GPUQuota(family: $0.key, node: $0.value) }
    }
  }

  /// The entry of a family; nil where it is not listed.
  public static func entry(_ sort: Sort, _ family: String, of resources: Node?) -> GPUQuota? {
    resources?[sort.field]?.entry(family).map { GPUQuota(family: $0.key, node: $0.value) }
  }
}
