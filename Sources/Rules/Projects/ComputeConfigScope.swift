import Platform
import Resolution

/// The namespaces from which a Project may take its ComputeConfig.
///
/// Source: "Configure Integrations", Validation Constraints; "Create and Manage Projects", ProjectSpec.
struct ComputeConfigScope {
  /// The Project's own namespace; its name too, since the two have to be the same.
  private let own: [String]
  /// The namespace of the Tenant that the Project names; nil where it names none.
  let tenantNamespace: String?
  private let isTenantMissing: Bool

  init(of project: Int, in resolution: Resolution) {
    let object = resolution.catalogue[project]
    let tenant = resolution.reference(.projectTenant, from: project)
    own = [object.namespace ?? object.name, object.name]
    tenantNamespace = tenant.map { Tenant.namespace(of: $0.target.name) }
    isTenantMissing = tenant.map { $0.referent == .missing } ?? true
  }

  /// Whether a namespace is allowed; where the Tenant is not known, that of any Tenant.
  func contains(_ namespace: String) -> Bool {
    own.contains(namespace) || namespace == tenantNamespace || isOfMissingTenant(namespace)
  }

  /// Whether a namespace is a Tenant's, while the Project's own Tenant is not known.
  func isOfMissingTenant(_ namespace: String) -> Bool {
    isTenantMissing && namespace.hasPrefix(Tenant.namespace(of: "")) && !own.contains(namespace)
  }

  /// The allowed namespaces in a sentence.
  var phrase: String {
    let names = [own[0]] + (isTenantMissing ? [] : [tenantNamespace].compactMap(\.self))
    return names.map { "\"\($0)\"" }.joined(separator: " or ")
  }
}
