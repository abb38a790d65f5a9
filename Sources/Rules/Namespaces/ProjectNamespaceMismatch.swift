import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `project-namespace-mismatch`.
enum ProjectNamespaceMismatch: ObjectRule {
  static let descriptor = RuleDescriptor(
    "project-namespace-mismatch", .error, by: .admission,
    summary: "a Project lies in a namespace of another name than its own",
    explanation: """
      Every Project has a namespace of its own, and the webhook takes the Project only where the two \
      have the same name; so a namespace can hold one Project at most. Give both the same name. A \
      definition cannot get this wrong: it makes both from one name.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: Project.metadata.name must equal "
        + "Project.metadata.namespace"
    ],
    conflict: """
      Create and Manage Projects only says that a Project's name is unique within its namespace, and \
      has two placeholders, <project-name> and <project-namespace>. The table of what the webhook \
      enforces is the stricter and the more exact source, and all examples of both pages agree with it.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    let name = subject.name
    guard let namespace = subject.namespace, namespace != name, !name.isEmpty,
      let node = object.metadata?[.namespace]
    else { return }
    report.add(
      "Project \"\(name)\" lies in namespace \"\(namespace)\"", in: object, at: node,
      caption: "has to be \"\(name)\"",
      related: [Label(message: "the Project's name", location: object.blame)],
      help: "write \"\(name)\" here, or give the Project the name \"\(namespace)\"")
  }
}
