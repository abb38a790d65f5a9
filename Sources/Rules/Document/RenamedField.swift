import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `renamed-field`.
enum RenamedField: ObjectRule {
  static let descriptor = RuleDescriptor(
    "renamed-field", .error,
    severityNote: "target 0.1 still has edge.vip",
    by: .schema,
    summary: "a field that a version of the platform renamed, moved or removed",
    explanation: """
      The API server drops such a field without a word, and the default takes its place. Older pages \
      of the documentation, and `kubectl describe` output in newer ones, still show the old names.
      """,
    sources: [
      "Compute Config (0.1.x): controlPlanePool and workerPools replace controlPlaneDefaults and "
        + "workerNodePoolDefaults",
      "Compute Config (1.1.x): the virtual IP belongs to the Compute Pool",
      "Compute (first releases): workerPoolDefaults, gpuLimits and sshKeys of a ComputeProfile",
    ],
    conflict: """
      Create and Manage Projects has controlPlanePool in its manifests and Control Plane Defaults in \
      the output of `kubectl describe` beside them; the manifests are current, the output is older.
      """,
    fix: "renames the field where the change is a mere renaming")

  /// A field as it was, and what became of it.
  private struct Change {
    let path: String
    /// The new name at the same place; nil where there is none.
    var rename: String?
    let advice: String
    /// Whether target 0.1 still has the field.
    var isInOldTarget = false
  }

  private static let cluster = "spec.paletteClusterConfig"
  private static let changes = [
    Change(
      path: "\(cluster).defaults.controlPlaneDefaults", rename: "controlPlanePool",
      advice: "it is called controlPlanePool since 0.1"),
    Change(
      path: "\(cluster).defaults.workerNodePoolDefaults",
      advice: "write a list workerPools, each pool with a name, instead"),
    Change(
      path: "\(cluster).defaults.workerPoolDefaults",
      advice: "write a list workerPools, each pool with a name, instead"),
    Change(
      path: "\(cluster).defaults.minWorkerNodes",
      advice: "write minWorkerNodes in each pool of workerPools"),
    Change(
      path: "\(cluster).minWorkerNodes",
      advice: "write minWorkerNodes in each pool of workerPools"),
    Change(
      path: "spec.minWorkerNodes", advice: "write minWorkerNodes in each pool of workerPools"),
    Change(
      path: "\(cluster).edge.vip",
      advice: "the virtual IP belongs to the Compute Pool since 1.0; remove it here",
      isInOldTarget: true),
    Change(path: "spec.sshKeys", advice: "move it to \(cluster).defaults.sshKeys"),
    Change(path: "spec.edge", advice: "move it to \(cluster).edge"),
    Change(
      path: "spec.gpuLimits",
      advice: "GPU limits belong to gpuResources.limits of the Project or Tenant"),
    Change(path: "spec.settingsRef", advice: "the Project's settingsRef takes its place"),
    Change(
      path: "spec.controlPlaneDefaults", advice: "move it to \(cluster).defaults.controlPlanePool"),
    Change(
      path: "spec.workerPoolDefaults", advice: "move it to \(cluster).defaults.workerPools"),
  ]

  /// Whether the rule has something to say of an unknown field of a ComputeConfig.
  static func speaks(ofPath path: String) -> Bool {
    changes.contains { $0.path == path }
  }

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    for violation in subject.object.violations {
      guard case .unknownField = violation.problem,
        let change = changes.first(where: { $0.path == violation.path }),
        !(change.isInOldTarget && subject.resolution.target == .v0_1)
      else { continue }
      report.add(
        "\(change.path) is no longer a field of ComputeConfig", in: subject.object,
        at: violation.node, field: change.path, caption: change.rename.map { "now \($0)" },
        help: change.advice, fix: change.rename.flatMap { rename(violation.node, $0) })
    }
  }

  /// Writes the new name in the quotes of the old one, without which `{"old":1}` would break.
  private static func rename(_ key: Node, _ name: String) -> Fix? {
    let quote: String
    switch key.style {
    case .plain: quote = ""
    case .singleQuoted: quote = "'"
    case .doubleQuoted: quote = "\""
    case .literal, .folded, .block, .flow: return nil
    }
    return Fix(
      title: "call it \(name)", edits: [Edit(range: key.range, replacement: quote + name + quote)])
  }
}
