package import Definitions
package import Diagnosis
package import Resolution
package import SourceText

/// One file, read as far as it can be without the others.
///
/// A class, so that handing all files from phase to phase costs one reference each.
package final class Unit: Sendable {
  /// The file, with the bytes marked that no report may show.
  package let file: SourceFile
  /// The objects of the file's manifests, compared with their schemas, in order.
  package let objects: FileObjects
  private let box: Box?
  private let documentCount: UInt32

  init(file: SourceFile, documents: Int, objects: FileObjects, rarities: Rarities) {
    self.file = file
    self.objects = objects
    box = rarities.isEmpty ? nil : Box(rarities)
    documentCount = UInt32(documents)
  }

  /// What else the file holds than sound manifests; nil where there is nothing of it.
  var rarities: Rarities? { box?.content }

  /// How many documents hold something.
  package var documents: Int { Int(documentCount) }

  package var definitions: [CheckedDefinition] { rarities?.definitions ?? [] }

  /// What documents that broke off early may have held.
  package var unreadable: Catalogue.Unreadable { rarities?.unreadable ?? Catalogue.Unreadable() }

  package var findings: [Finding] { rarities?.findings ?? [] }

  /// What the file's comments silence.
  var suppressions: [Suppression] { rarities?.suppressions ?? [] }
}

extension Unit {
  /// What a file may hold besides sound manifests.
  struct Rarities: Sendable {
    var definitions: [CheckedDefinition] = []
    var unreadable = Catalogue.Unreadable()
    var findings: [Finding] = []
    var suppressions: [Suppression] = []

    var isEmpty: Bool {
      definitions.isEmpty && unreadable.isEmpty && findings.isEmpty && suppressions.isEmpty
    }
  }

  /// Holds them apart, so that most files pay for a reference alone.
  private final class Box: Sendable {
    let content: Rarities

    init(_ content: Rarities) { self.content = content }
  }
}
