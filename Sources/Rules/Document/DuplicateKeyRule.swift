import Diagnosis

/// `duplicate-key`: found while the file is read.
package enum DuplicateKeyRule: Rule {
  package static let descriptor = RuleDescriptor(
    "duplicate-key", .error, by: .advice,
    summary: "a mapping has a key twice",
    explanation: """
      kubectl silently lets the last one win, so that a limit or a group that seems to be set is not. \
      Other readers refuse the file. Keep one of the two.
      """,
    sources: [
      "YAML 1.1 specification, 3.2.1.3: keys of a mapping are unique",
      "Create and Manage Projects, GPU Limits and Requests: keys must be unique",
    ])
}
