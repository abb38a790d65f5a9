import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `tenant-without-admins`.
enum TenantWithoutAdmins: ObjectRule {
  static let descriptor = RuleDescriptor(
    "tenant-without-admins", .warning, by: .advice,
    summary: "no group administers a Tenant",
    explanation: """
      The groups in `spec.tenantRoleMapping.groups` are admin in every Project of the Tenant. Without \
      one, only those who administer the cluster can make Projects for it or help its teams.
      """,
    sources: [
      "Tenants and Projects, Automatic Resource Creation and Tenant Configuration",
      "Roles and Permissions: Tenant admins",
    ],
    conflict: """
      No page says that a group is required, though every example has one; so this is advice.
      """)

  static let kinds = [Kind.tenant]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard object.spec?.isMapping == true, let spec = object.root.entry(.spec),
      let place = nearest(to: spec)
    else { return }
    report.addAbsence(
      "no group administers Tenant \"\(object.name)\"", in: object,
      field: "spec.tenantRoleMapping.groups", at: place, caption: "no group",
      help: "list a group of the identity provider under spec.tenantRoleMapping.groups")
  }

  /// The key beneath which a group is missing; nil where none is, or another rule speaks of it.
  private static func nearest(to spec: Node.Entry) -> Node? {
    guard let mapping = spec.value.entry(.tenantRoleMapping), !mapping.value.isNull else {
      return spec.key
    }
    guard mapping.value.isMapping else { return nil }
    guard let groups = mapping.value.entry(.groups), !groups.value.isNull else {
      return mapping.key
    }
    return groups.value.isSequence && groups.value.isEmptyCollection ? groups.key : nil
  }
}
