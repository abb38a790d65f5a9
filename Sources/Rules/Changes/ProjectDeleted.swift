import Diagnosis

/// `project-deleted`: found by `gesso plan`.
enum ProjectDeleted: Rule {
  static let descriptor = RuleDescriptor(
    "project-deleted", .error,
    severityNote: "warning where the deletion is allowed but something of the namespace stays",
    by: .controller,
    summary: "a Project goes, and with it its namespace and everything in it",
    explanation: """
      When a Project is deleted, PaletteAI removes its namespace: ComputeConfigs, integrations, \
      Compute Pools, Profile Bundles and deployments are gone for good. Where that is meant, say so \
      with --allow-delete project/NAME. What the repository still keeps in that namespace is named. \
      A file that merely moved is no deletion. Only gesso plan reports this.
      """,
    sources: ["Delete Projects: the namespace and all resources in it are removed permanently"],
    conflict: """
      The pages before version 1.0 do not say what becomes of the namespace; the later reading, which \
      loses data, is used for every target.
      """)
}
