import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unlabelled-tenant-namespace`.
enum UnlabelledTenantNamespace: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "unlabelled-tenant-namespace", .warning, by: .controller,
    summary: "the namespace of a Tenant's shared Settings is not labelled for the Tenant",
    explanation: """
      A namespace that holds what a Tenant's Projects share carries the label `palette.ai/tenant` with \
      the Tenant's name. The label is what ties the two together: by it the namespaces of a Tenant are \
      listed, and nothing else says that the namespace may go when the Tenant does. The Tenant's own \
      namespace tenant-<tenant> needs none.
      """,
    sources: ["Create and Manage Tenants, Create Tenant, step 2, and Validate, step 1"],
    conflict: """
      Later pages keep shared Settings in tenant-<tenant> and no longer show the label; they do not say \
      that a namespace of one's own is gone, so without the label is a warning only.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    var seen: Set<String> = []
    for place in inspection.tenantSettingsPlaces {
      guard case .unlabelled(let namespace) = place.standing,
        seen.insert(place.namespace).inserted
      else { continue }
      let field = "metadata.labels[\"\(TenantLabel.ofNamespace.key)\"]"
      report.addAbsence(
        "namespace \"\(place.namespace)\" has no label for Tenant \"\(place.tenant.name)\"",
        in: namespace, field: field, at: namespace.metadata?.entry(.labels)?.key,
        caption: "\(TenantLabel.ofNamespace.key) is missing",
        related: [
          Label(message: "the Tenant keeps its Settings there", location: place.node.range)
        ],
        help: "add the label \(TenantLabel.ofNamespace.key): \(place.tenant.name)")
    }
  }
}
