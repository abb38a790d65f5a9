import Platform
import Resolution

/// One object as a rule looks at it, and its place among the others.
package struct Subject: Sendable {
  let object: PlatformObject
  /// The object's index in the catalogue.
  let index: Int
  let inspection: Inspection

  var resolution: Resolution { inspection.resolution }
}
