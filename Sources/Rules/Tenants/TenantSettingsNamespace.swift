import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `tenant-settings-namespace`.
enum TenantSettingsNamespace: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "tenant-settings-namespace", .error,
    severityNote: "warning where the namespace is nobody else's, but not tied to the Tenant either",
    by: .controller,
    summary: "a Tenant takes its Settings from a namespace that is not its own",
    explanation: """
      A Tenant's shared Settings belong in tenant-<tenant>, or in a namespace that is labelled \
      `palette.ai/tenant` with the Tenant's name. In another Tenant's namespace they are in the hands of \
      that Tenant's admins, and go when it goes. In any other, such as `default`, nothing shows whose \
      credentials they are.
      """,
    sources: [
      "Create and Manage Tenants, Create Tenant: a labelled user namespace",
      "Configure Settings: the Tenant namespace is tenant-<tenant-name>",
      "Configure Integrations: Tenant-level Settings lie in the Tenant namespace",
    ],
    conflict: """
      Create and Manage Tenants keeps shared Settings in a namespace of the user's; Configure Settings \
      and Configure Integrations, which are newer, in tenant-<tenant>. Neither forbids the other, so both \
      are accepted. The Tenant `default` that the platform makes has them in `default`, which is accepted \
      of that Tenant only.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    for place in inspection.tenantSettingsPlaces {
      switch place.standing {
      case .otherTenant(let other, let evidence):
        report.add(
          "Tenant \"\(place.tenant.name)\" takes its Settings from a namespace of Tenant \"\(other)\"",
          in: place.tenant, at: place.node, caption: "belongs to Tenant \"\(other)\"",
          related: related(evidence), help: help(place))
      case .unrelated:
        report.add(
          "namespace \"\(place.namespace)\" is not tied to Tenant \"\(place.tenant.name)\"",
          as: .warning, in: place.tenant, at: place.node, help: help(place))
      case .fitting, .project, .unlabelled: break
      }
    }
  }

  private static func related(_ evidence: SourceRange?) -> [Label] {
    evidence.map { [Label(message: "this says whose namespace it is", location: $0)] } ?? []
  }

  private static func help(_ place: TenantSettingsPlace) -> String {
    let tenant = place.tenant.name
    return "keep the Settings in \"\(Tenant.namespace(of: tenant))\", or in a namespace labelled "
      + "\(TenantLabel.ofNamespace.key): \(tenant)"
  }
}
