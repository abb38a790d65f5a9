public import YAMLSyntax

/// The labels that tie objects to a Tenant: two keys that look alike and belong on different kinds.
///
/// Source: "Create and Manage Tenants", Create Tenant (`palette.ai/tenant` on a Namespace) and Delete
/// Tenant (`palette.ai/tenant-name`, by which a Tenant's Projects are listed).
public enum TenantLabel: String, CaseIterable, Sendable {
  case ofNamespace = "palette.ai/tenant"
  case ofProject = "palette.ai/tenant-name"

  /// The label's key, such as `palette.ai/tenant`.
  public var key: String { rawValue }

  /// The label as an object carries it; nil where it does not.
  public func entry(in object: PlatformObject) -> Node.Entry? {
    object.metadata?[.labels]?.entry(key)
  }
}
