import Diagnosis

/// `input-limit`: found while the file is read.
package enum InputLimit: Rule {
  package static let descriptor = RuleDescriptor(
    "input-limit", .error, by: .advice,
    summary: "a file, its nesting, its nodes or its aliases are over a limit",
    explanation: """
      gesso reads whatever is in a repository, also what strangers propose, and has to end in time. \
      A file may have 16 MiB, 1,000,000 nodes and 200 levels, and its aliases may stand for 100,000 \
      nodes. `limits` in gesso.yaml raises each of them; the README lists all.
      """,
    sources: ["gesso's own limits, so that a hostile file cannot stop a run"])
}
