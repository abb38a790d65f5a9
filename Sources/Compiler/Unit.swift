package import Definitions
package import Diagnosis
package import Platform
package import Resolution
package import SourceText

/// One file, read as far as it can be without the others.
package struct Unit: Sendable {
  /// The file, with the bytes marked that no report may show.
  package let file: SourceFile
  /// How many documents hold something.
  package let documents: Int
  /// The objects of the file's manifests, compared with their schemas, in order.
  package let objects: [PlatformObject]
  package let definitions: [Definition]
  /// What documents that broke off early may have held.
  package let unreadable: Catalogue.Unreadable
  package let findings: [Finding]
  /// What the file's comments silence.
  let suppressions: [Suppression]
}
