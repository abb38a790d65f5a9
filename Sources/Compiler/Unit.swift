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
  /// The objects of the file's manifests, compared with their schemas, in order.
  package let objects: ShortList<PlatformObject>
  /// The file's definitions, checked by themselves, in order.
  package let definitions: ShortList<CheckedDefinition>
  private let box: Box?
  private let documentCount: UInt32

  init(
    file: SourceFile, documents: Int, objects: ShortList<PlatformObject>,
    definitions: ShortList<CheckedDefinition>, rarities: Rarities
  ) {
    self.file = file
    self.objects = objects
    self.definitions = definitions
    box = rarities.isEmpty ? nil : Box(rarities)
    documentCount = UInt32(documents)
  }

  /// How many documents hold something.
  package var documents: Int { Int(documentCount) }

  /// What documents that broke off early may have held.
  package var unreadable: Catalogue.Unreadable {
    box?.content.unreadable ?? Catalogue.Unreadable()
  }

  package var findings: [Finding] { box?.content.findings ?? [] }

  /// What the file's comments silence.
  var suppressions: [Suppression] { box?.content.suppressions ?? [] }

  /// Whether the file holds anything besides sound manifests and definitions.
  var hasRarities: Bool { box != nil }
}

extension Unit {
  /// What a file may hold besides sound manifests and definitions.
  struct Rarities: Sendable {
    var unreadable = Catalogue.Unreadable()
    var findings: [Finding] = []
    var suppressions: [Suppression] = []

    var isEmpty: Bool {
      unreadable.isEmpty && findings.isEmpty && suppressions.isEmpty
    }
  }

  /// Holds them apart, so that most files pay for a reference alone.
  private final class Box: Sendable {
    let content: Rarities

    init(_ content: Rarities) { self.content = content }
  }
}
