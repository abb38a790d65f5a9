import Diagnosis

/// `yaml-syntax`: found while the file is read.
enum YAMLSyntaxRule: Rule {
  static let descriptor = RuleDescriptor(
    "yaml-syntax", .error, by: .server,
    summary: "a document is not well-formed YAML",
    explanation: """
      No tool can read the document, so nothing of it reaches the cluster. The rest of the file from \
      the next `---` on, and all other files, are checked all the same. What was read before the \
      fault still counts: references to an object whose name was read are not reported as missing.
      """,
    sources: ["YAML 1.1 specification, as libyaml reads it"])
}
