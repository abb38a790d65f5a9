/// The Kubernetes object that a finding speaks of.
public struct ObjectReference: Hashable, Sendable {
  /// Group and version, such as `spectrocloud.com/v1alpha1` or `v1`.
  public let apiVersion: String
  /// The kind as manifests write it, such as `Project`.
  public let kind: String
  /// Nil for a cluster-scoped object and for one whose namespace is not known.
  public let namespace: String?
  /// Empty where the object has no readable name.
  public let name: String

  /// Takes all four as they are; nothing is checked.
  public init(apiVersion: String, kind: String, namespace: String?, name: String) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }
}
