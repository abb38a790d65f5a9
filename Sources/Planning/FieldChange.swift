package import SourceText

/// One field of an object that differs between two states.
package struct FieldChange: Sendable {
  /// Whether the field is new, gone or of another value.
  package enum Kind: String, Sendable, CaseIterable {
    case added
    case changed
    case removed
  }

  /// The path in the object, such as `spec.gpuResources.limits.NVIDIA-A100`; an item of a list whose
  /// items have names is told by its name: `workerPools[name=gpu]`.
  package let path: String
  package let kind: Kind
  /// Nil where the field is new, and where nobody may see it.
  package let old: PlannedValue?
  /// Nil where the field is gone, and where nobody may see it.
  package let new: PlannedValue?
  /// Whether the values are secrets, which are not told.
  package let isMasked: Bool
  /// The value in head, or where it was in base.
  package let location: SourceRange
}
