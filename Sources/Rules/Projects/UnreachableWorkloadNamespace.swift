import Configuration
import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unreachable-workload-namespace`.
enum UnreachableWorkloadNamespace: ObjectRule {
  static let descriptor = RuleDescriptor(
    "unreachable-workload-namespace", .warning, by: .advice,
    summary: "a Project's workloads may not be deployed to the Project's own namespace",
    explanation: """
      `deploymentNamespaces` says to which namespaces workloads of the Project may go. Where `*` is \
      disallowed, only what `allow` lists is left; without the Project's own namespace there, nothing can \
      be deployed where everything of a Project is usually deployed.
      """,
    sources: [
      "Project Settings: target namespace access control",
      "a manifest of a running installation, since the pages do not show the field",
    ])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    let lists = object.spec?[.admissionConfiguration, .workloadConfiguration]?[
      .deploymentNamespaces]
    guard let all = lists?[.disallow]?.items.first(where: { $0.isText("*") }),
      !allows(object, lists?[.allow])
    else { return }
    report.add(
      "workloads of Project \"\(object.name)\" cannot go to its own namespace", in: object,
      at: all, caption: "disallows \"\(object.namespace ?? object.name)\" too",
      help: "add \"\(object.namespace ?? object.name)\" to allow")
  }

  /// Whether a list allows the Project's namespace, or cannot be read.
  private static func allows(_ object: PlatformObject, _ list: Node?) -> Bool {
    guard let list, !list.isPoison else { return list != nil }
    let own = [object.namespace ?? object.name, object.name]
    return list.items.contains { item in
      guard let pattern = item.string else { return false }
      return own.contains { Glob(pattern).matches($0) }
    }
  }
}
