import Diagnosis

/// `unused-base`: found while definitions are expanded.
enum UnusedBase: Rule {
  static let descriptor = RuleDescriptor(
    "unused-base", .note, by: .advice,
    summary: "a ComputeConfig definition that nothing uses",
    explanation: """
      A base makes an object only where a Project uses it, by itself or through another base, so this one \
      makes none. Remove it, or name it in a Project's computeConfig.
      """,
    sources: ["gesso's definitions: a ComputeConfig makes nothing by itself"])
}
