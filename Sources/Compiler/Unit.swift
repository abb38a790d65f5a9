package import Definitions
package import Diagnosis
package import Platform
package import Resolution
package import SourceText

/// One file, read as far as it can be without the others.
///
/// A class, so that handing all files from phase to phase costs one reference each.
package final class Unit: Sendable {
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

  init(
    file: SourceFile, documents: Int, objects: [PlatformObject], definitions: [Definition],
    unreadable: Catalogue.Unreadable, findings: [Finding], suppressions: [Suppression]
  ) {
    self.file = file
    self.documents = documents
    self.objects = objects
    self.definitions = definitions
    self.unreadable = unreadable
    self.findings = findings
    self.suppressions = suppressions
  }
}
