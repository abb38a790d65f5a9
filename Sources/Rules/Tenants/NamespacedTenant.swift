import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `namespaced-tenant`.
enum NamespacedTenant: ObjectRule {
  static let descriptor = RuleDescriptor(
    "namespaced-tenant", .error, by: .advice,
    summary: "a Tenant has a namespace",
    explanation: """
      Tenants are cluster-scoped: there is one of a name in the whole cluster. A namespace in the \
      manifest misleads whoever reads it, and tools that apply or compare objects by namespace stumble \
      over it. Leave it out; where the Tenant's Settings lie, `spec.settingsRef.namespace` says.
      """,
    sources: [
      "Tenants and Projects, Automatic Resource Creation: Tenants are cluster-scoped resources",
      "Create and Manage Tenants, Validate: the output of kubectl describe has no namespace",
    ],
    fix: "removes the field")

  static let kinds = [Kind.tenant]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let entry = object.metadata?.entry(.namespace), !entry.value.isNull else { return }
    report.add(
      "Tenant \"\(object.name)\" has a namespace, but Tenants are cluster-scoped", in: object,
      at: entry.key, field: "metadata.namespace", caption: "no field of a Tenant",
      help: "remove it", fix: FieldRemoval.fix(entry))
  }
}
