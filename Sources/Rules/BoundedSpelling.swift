import Diagnosis

/// Finds the names most likely meant as long as that costs little: where thousands of references lead
/// nowhere, what is wrong is not their spelling.
struct BoundedSpelling: Sendable {
  private var comparisons = 1_000_000

  /// The candidate that was most likely meant; nil where none is near, or too many were compared.
  mutating func nearest(
    to name: String, in candidates: some Collection<String>
  ) -> String? {
    guard candidates.count <= comparisons else { return nil }
    comparisons -= candidates.count
    return Diagnosis.nearest(to: name, in: candidates)
  }
}
