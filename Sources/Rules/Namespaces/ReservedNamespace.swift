import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `reserved-namespace`.
enum ReservedNamespace: ObjectRule {
  static let descriptor = RuleDescriptor(
    "reserved-namespace", .error, by: .admission,
    summary: "a Project in the platform's own system namespace",
    explanation: """
      The namespace that PaletteAI is installed in is kept for what all Projects share; no Project can \
      be made there. If the platform lies in another namespace than usual, name it under \
      `systemNamespaces` in gesso.yaml.
      """,
    sources: [
      "Create and Manage Projects, introduction: Projects cannot be created in the system namespace"
    ],
    conflict: """
      The documents call it mural-system in older pages and palette-system in the newer listing of \
      namespaces. It is the namespace of the Helm release, so both are reserved unless gesso.yaml says \
      otherwise.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let namespace = subject.namespace,
      subject.catalogue.isSystemNamespace(namespace),
      let node = object.metadata?[.namespace]
    else { return }
    report.add(
      "Project \"\(object.name)\" lies in the system namespace \"\(namespace)\"", in: object,
      at: node, caption: "reserved for the platform",
      help: "give the Project another name, and a namespace of that name")
  }
}
