import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `compute-config-namespace`.
enum ComputeConfigNamespace: ObjectRule {
  static let descriptor = RuleDescriptor(
    "compute-config-namespace", .error, severityNote: "warning for target 0.1", by: .admission,
    summary: "a Project takes its ComputeConfig from a foreign namespace",
    explanation: """
      A Project may only use a ComputeConfig of its own namespace or of its Tenant's, tenant-<tenant>; \
      the webhook refuses any other. To share one among the Projects of a Tenant, keep it in the Tenant's \
      namespace; or copy it, as a definition's `from` does.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: computeConfigRef.namespace",
      "Create and Manage Projects, ProjectSpec: cross-project namespace references are not allowed",
    ],
    conflict: """
      Installations of 0.1 were seen to take default/default from any Project, and no page of that \
      version forbids it; so for target 0.1 it is a warning of what the upgrade will refuse.
      """,
    since: "1.0")

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let node = object.spec?[.computeConfigRef, .namespace],
      !node.isText(subject.namespace ?? subject.name), let namespace = node.string,
      !namespace.isEmpty
    else { return }
    let resolution = subject.resolution
    let isOld = resolution.target == .v0_1
    let scope = ComputeConfigScope(of: subject.index, in: resolution)
    let reference = resolution.reference(.projectComputeConfig, from: subject.index)
    // While any namespace is allowed, one without the object is compute-config-not-found.
    if scope.contains(namespace) || isOld && reference?.referent == .missing { return }
    report.add(
      "a ComputeConfig of namespace \"\(namespace)\" is not for Project \"\(object.name)\"",
      as: isOld ? .warning : .error, in: object, at: node,
      caption: "has to be \(scope.phrase)", help: isOld ? "since 1.0 it is refused" : nil)
  }
}
