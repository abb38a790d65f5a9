import Definitions
import Diagnosis
import Platform
import Resolution

/// What the files of a repository hold together, in their order; each file is looked at once.
struct Gathering {
  private(set) var manifests: [PlatformObject] = []
  private(set) var definitions: [CheckedDefinition] = []
  private(set) var unreadable = Catalogue.Unreadable()
  private(set) var findings: [Finding] = []
  private(set) var suppressions: [Suppression] = []
  /// How many documents hold something.
  private(set) var documents = 0

  init(_ units: [Unit]) {
    manifests.reserveCapacity(units.reduce(0) { $0 + $1.objects.count })
    for unit in units {
      manifests.append(contentsOf: unit.objects)
      documents += unit.documents
      guard let rarities = unit.rarities else { continue }
      definitions += rarities.definitions
      findings += rarities.findings
      suppressions += rarities.suppressions
      unreadable.formUnion(rarities.unreadable)
    }
  }
}
