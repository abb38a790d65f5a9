import Diagnosis

/// `inheritance-cycle`: found while definitions are expanded.
enum InheritanceCycle: Rule {
  static let descriptor = RuleDescriptor(
    "inheritance-cycle", .error, by: .advice,
    summary: "a chain of `from` comes back to itself",
    explanation: """
      Each base starts from another one, and the last from the first, so none of them has a beginning. \
      Take one `from` out of the loop, which is printed whole.
      """,
    sources: ["gesso's definitions: from may chain, but not in a circle"])
}
