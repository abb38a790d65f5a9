import Diagnosis
import Platform
import Resolution

/// `controller-owned-namespace`.
enum ControllerOwnedNamespace: ObjectRule {
  static let descriptor = RuleDescriptor(
    "controller-owned-namespace", .error, by: .controller,
    summary: "the namespace that a Tenant's controller makes is authored",
    explanation: """
      For every Tenant the platform makes the namespace tenant-<tenant> for its internal operations. \
      Whether its controller takes over one that is already there is not documented, and whoever prunes \
      or deletes the authored one takes the controller's away. Leave the Namespace out: `gesso render` \
      puts whatever lies in it behind the Tenant. For shared Settings of one's own there is a namespace \
      of another name, labelled `palette.ai/tenant`.
      """,
    sources: [
      "Create and Manage Tenants, introduction and Validate: the condition TenantNamespaceCreated"
    ],
    conflict: """
      In the first releases the namespace had the Tenant's own name (Tenants and Projects, Automatic \
      Resource Creation); the later Create and Manage Tenants says tenant-<name>, and so do all pages \
      after it.
      """,
    since: "0.1")

  static let kinds = [Kind.namespace]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    let catalogue = subject.catalogue
    guard let owner = catalogue.tenant(owning: subject.name) else { return }
    // A Namespace that only comes with a Project is tenant-prefixed-namespace.
    if catalogue.project(in: subject.name)?.blame == object.blame { return }
    let tenant = catalogue[owner]
    report.add(
      "the controller of Tenant \"\(tenant.name)\" makes the namespace \"\(object.name)\" itself",
      about: object, caption: "not to be authored",
      related: [Label(message: "the Tenant is defined here", location: tenant.blame)],
      help: "remove this Namespace; objects in it wait for the Tenant")
  }
}
