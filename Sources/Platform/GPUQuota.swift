package import YAMLSyntax

/// One entry of `gpuResources.limits` or `.requests`: a GPU family and a number of GPUs.
///
/// Source: "Tenants and Projects", GPU Quotas.
package struct GPUQuota: Sendable {
  /// `limits`, the most in use at a time, or `requests`, the most that one workload asks for.
  package enum Sort: CaseIterable, Sendable {
    case limits
    case requests

    package var field: Field { self == .limits ? .limits : .requests }
    package var word: String { self == .limits ? "limit" : "request" }
  }

  /// The key that stands for all families that are not listed.
  ///
  /// Source: "Tenants and Projects", Default Quotas.
  package static let defaultFamily = "Default"

  package let family: Node
  package let node: Node

  package init(family: Node, node: Node) {
    self.family = family
    self.node = node
  }

  package var name: String { family.text }

  /// The number; nil where the value is no whole number above 0, which has a rule of its own.
  package var amount: Int64? { node.wholeNumber.flatMap { $0 > 0 ? $0 : nil } }

  package var isDefault: Bool { family.isText("Default") }

  /// Whether the key was most likely meant to be `Default`: it differs in case only.
  package static func isDefaultMiscased(_ name: String) -> Bool {
    name != defaultFamily && name.lowercased() == defaultFamily.lowercased()
  }

  /// The entries of an object's quota, in the order written.
  ///
  /// - Parameter resources: the value of `gpuResources`.
  package static func entries(
    _ sort: Sort, of resources: Node?
  ) -> Entries {
    Entries(entries: resources?[sort.field]?.entries)
  }

  /// The entries of an object's quota.
  package struct Entries: Sequence, IteratorProtocol, Sendable {
    fileprivate var entries: Node.Entries?

    package mutating func next() -> GPUQuota? {
      entries?.next().map { GPUQuota(family: $0.key, node: $0.value) }
    }
  }

  /// The entry of a family; nil where it is not listed.
  package static func entry(_ sort: Sort, _ family: String, of resources: Node?) -> GPUQuota? {
    resources?[sort.field]?.entry(family).map { GPUQuota(family: $0.key, node: $0.value) }
  }
}
