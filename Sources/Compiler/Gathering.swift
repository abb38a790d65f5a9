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
    manifests.reserveCapacity(units.count)
    definitions.reserveCapacity(units.count)
    for unit in units {
      unit.objects.append(to: &manifests)
      unit.definitions.append(to: &definitions)
      documents += unit.documents
      guard unit.hasRarities else { continue }
      findings += unit.findings
      suppressions += unit.suppressions
      unreadable.formUnion(unit.unreadable)
    }
  }
}
