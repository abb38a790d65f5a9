public import YAMLSyntax

/// One entry of `gpuResources.limits` or `.requests`: a GPU family and a number of GPUs.
///
/// Source: "Tenants and Projects", GPU Quotas.
public struct GPUQuota: Sendable {
  /// `limits`, the most in use at a time, or `requests`, the most that one workload asks for.
  public enum Sort: CaseIterable, Sendable {
    case limits
    case requests

    /// The field of `gpuResources` that holds the entries of this sort.
    public var field: Field { self == .limits ? .limits : .requests }
    /// The word in messages, in the singular.
    public var word: String { self == .limits ? "limit" : "request" }
  }

  /// The key that stands for all families that are not listed.
  ///
  /// Source: "Tenants and Projects", Default Quotas.
  public static let defaultFamily = "Default"

  /// The entry's key: the name of a family, or `Default`.
  public let family: Node
  /// The entry's value as written, whether or not it is a number.
  public let node: Node

  /// Takes an entry's key and value as they are.
  public init(family: Node, node: Node) {
    self.family = family
    self.node = node
  }

  /// The text of the key; empty where it is no scalar.
  public var name: String { family.text }

  /// The number; nil where the value is no whole number above 0, which has a rule of its own.
  public var amount: Int64? { node.wholeNumber.flatMap { $0 > 0 ? $0 : nil } }

  /// Whether the entry stands for all families that are not listed.
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

    /// The next entry in the order written; nil after the last.
    public mutating func next() -> GPUQuota? {
      entries?.next().map { GPUQuota(family: $0.key, node: $0.value) }
    }
  }

  /// The entry of a family; nil where it is not listed.
  public static func entry(_ sort: Sort, _ family: String, of resources: Node?) -> GPUQuota? {
    resources?[sort.field]?.entry(family).map { GPUQuota(family: $0.key, node: $0.value) }
  }
}
