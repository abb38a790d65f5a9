import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `server-managed-field`.
enum ServerManagedField: ObjectRule {
  static let descriptor = RuleDescriptor(
    "server-managed-field", .warning, by: .advice,
    summary: "a field that only the cluster sets is authored",
    explanation: """
      `status`, finalizers and what the server keeps in metadata come along when an object is copied \
      out of a cluster. At best they are ignored; a resourceVersion makes the apply fail, and a \
      finalizer that nobody removes makes the deletion hang. `gesso render` leaves them out. The \
      `creationTimestamp: null` that client tools write is tolerated.
      """,
    sources: [
      "Create and Manage Projects and Create and Manage Tenants: the output of kubectl describe",
      "Kubernetes API conventions: metadata and status",
    ],
    fix: "removes the field")

  private static let metadata: [Field] = [
    .finalizers, .uid, .resourceVersion, .generation, .creationTimestamp, .deletionTimestamp,
    .managedFields, .selfLink,
  ]

  private static let keys = metadata.map(\.id)
  private static let status = [Field.status.id]

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    if object.root.hasKey(among: status) {
      check(object.root.entry(.status), in: object, &report)
    }
    guard let written = object.metadata, written.hasKey(among: keys) else { return }
    for field in metadata { check(written.entry(field), in: object, &report) }
  }

  private static func check(
    _ entry: Node.Entry?, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard let entry, !entry.value.isNull else { return }
    let path = object.path(of: entry.value)
    report.add(
      "\(path) is set by the cluster and not to be authored", in: object, at: entry.key,
      field: path, help: "remove it", fix: FieldRemoval.fix(entry))
  }
}
