import Diagnosis
import Platform
import Resolution
import SourceText

/// What the rules on changes look at.
struct ChangeContext {
  let comparison: Comparison
  let renames: Renames
  let causes: DeletionCauses
  /// The Tenants and Projects of head that base has too, by kind and name.
  let survivors: [Kind: [String: Int]]
  private let allowed: Set<Allowance>

  init(_ comparison: Comparison, allowing allowed: [Allowance]) {
    self.comparison = comparison
    renames = Renames(comparison)
    causes = DeletionCauses(comparison)
    self.allowed = Set(allowed)
    var survivors: [Kind: [String: Int]] = [:]
    for kind in [Kind.tenant, .project] {
      for index in comparison.head.catalogue.whole(kind) where comparison.origins[index] != nil {
        survivors[kind, default: [:]][comparison.head.catalogue[index].name] = index
      }
    }
    self.survivors = survivors
  }

  var base: Side { comparison.base }
  var head: Side { comparison.head }

  /// The objects of a kind that go, ascending.
  func deleted(_ kind: Kind) -> [Int] {
    comparison.deleted.filter { base.catalogue[$0].kind == kind }
  }

  /// Whether somebody has allowed that an object goes.
  func isAllowed(_ key: ObjectKey) -> Bool {
    Allowance(deleting: key).map { allowed.contains($0) } ?? false
  }

  /// How to allow that an object goes.
  func permission(_ key: ObjectKey) -> String {
    Allowance(deleting: key).map { "--allow-delete \($0.text) if it is meant" } ?? ""
  }

  /// Labels for several places, the first few told one by one.
  static func labels(_ places: [(message: String, location: SourceRange)]) -> [Label] {
    let most = 5
    let rest = places.count > most ? places.count - most : 0
    return places.prefix(most).enumerated().map { index, place in
      let more = rest > 0 && index == most - 1 ? " (and \(rest) more)" : ""
      return Label(message: place.message + more, location: place.location)
    }
  }
}

/// The names of several objects in a sentence: `"a", "b" and 3 more`.
func listed(_ names: [String], most: Int = 5) -> String {
  let shown = names.prefix(most).map { "\"\($0)\"" }.joined(separator: ", ")
  return names.count > most ? "\(shown) and \(names.count - most) more" : shown
}
