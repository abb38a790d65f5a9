import Platform

/// What stands between a Tenant and the objects in the namespace that its controller makes.
///
/// Source: "Create and Manage Tenants", introduction; Tenant status, condition
/// `TenantNamespaceCreated`.
struct Gate {
  let tenant: String

  var namespace: String { Tenant.namespace(of: tenant) }

  /// The condition that a Tenant gets once its namespace is there.
  ///
  /// It is this one and not `Ready`, since a Tenant whose Settings lies in that namespace is ready only
  /// after the objects behind the gate.
  static let condition = "TenantNamespaceCreated"

  /// What a person who applies the bundle by hand has to do.
  var comment: String {
    "wait for namespace \(namespace), which the controller of Tenant \"\(tenant)\" makes: "
      + "kubectl wait --for=condition=\(Gate.condition) --timeout=5m "
      + "tenants.spectrocloud.com/\(tenant)"
  }
}
