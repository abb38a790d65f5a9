/// The Kubernetes object that a finding speaks of.
package struct ObjectReference: Hashable, Sendable {
  /// Group and version, such as `spectrocloud.com/v1alpha1` or `v1`.
  package let apiVersion: String
  package let kind: String
  /// Nil for a cluster-scoped object and for one whose namespace is not known.
  package let namespace: String?
  /// Empty where the object has no readable name.
  package let name: String

  package init(apiVersion: String, kind: String, namespace: String?, name: String) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }
}
