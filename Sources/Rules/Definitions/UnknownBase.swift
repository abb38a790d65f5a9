import Diagnosis

/// `unknown-base`: found while definitions are expanded.
enum UnknownBase: Rule {
  static let descriptor = RuleDescriptor(
    "unknown-base", .error, by: .advice,
    summary: "`from` or `computeConfig` names no ComputeConfig definition",
    explanation: """
      A Project's compute configuration, or a base's own, starts from a ComputeConfig definition of that \
      name, and there is none. Correct the name. A ComputeConfig manifest is no base; point at it with \
      `computeConfig: {ref: NAME}`.
      """,
    sources: ["gesso's definitions: computeConfig and from"])
}
