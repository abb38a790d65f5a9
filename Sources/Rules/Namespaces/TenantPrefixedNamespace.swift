import Diagnosis
import Platform
import Resolution
import SourceText

/// `tenant-prefixed-namespace`.
enum TenantPrefixedNamespace: ObjectRule {
  static let descriptor = RuleDescriptor(
    "tenant-prefixed-namespace", .error,
    severityNote: "warning where no Tenant has that name yet", by: .controller,
    summary: "a Project or Namespace has a name that the platform gives to a Tenant's namespace",
    explanation: """
      tenant-<tenant> is the namespace that the controller of a Tenant makes. A Project of such a name \
      shares it with the Tenant's own objects, or will as soon as somebody makes a Tenant of that name; \
      and deleting the Project deletes it. Choose a name that does not start with `tenant-`.
      """,
    sources: ["Create and Manage Tenants, introduction: a tenant-<name> namespace is created"],
    since: "0.1")

  static let kinds = [Kind.namespace, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let (object, catalogue, name) = (subject.object, subject.catalogue, subject.name)
    let prefix = Tenant.namespace(of: "")
    guard name.hasPrefix(prefix), name != prefix else { return }
    // controller-owned-namespace, or told of the Project.
    if object.kind == .namespace,
      catalogue.tenant(owning: name) != nil || catalogue.project(in: name) != nil
    {
      return
    }
    add(object, prefix, in: catalogue, &report)
  }

  private static func add(
    _ object: PlatformObject, _ prefix: String, in catalogue: Catalogue,
    _ report: inout RuleReport
  ) {
    let tenant = String(object.name.dropFirst(prefix.count))
    let referent = catalogue.resolve(ObjectKey(kind: .tenant, namespace: nil, name: tenant))
    let owner: SourceRange? =
      if case .object(let index) = referent { catalogue[index].blame } else { nil }
    let exists = owner != nil || referent == .external
    report.add(
      exists
        ? "\"\(object.name)\" is the namespace of Tenant \"\(tenant)\""
        : "\"\(object.name)\" would be the namespace of a Tenant \"\(tenant)\"",
      as: exists ? .error : .warning, about: object,
      caption: "names in \"\(prefix)\" belong to Tenants",
      related: owner.map { [Label(message: "the Tenant is defined here", location: $0)] } ?? [],
      help: "choose a name that does not start with \"\(prefix)\"")
  }
}
