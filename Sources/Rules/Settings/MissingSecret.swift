import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// A Secret that Settings refer to and that their namespace does not have.
struct MissingSecret {
  let target: ObjectKey
  let first: SettingsSecret
  private(set) var others: [SettingsSecret] = []

  /// Each such Secret once, in the order of the first references.
  static func all(in references: [SettingsSecret]) -> [MissingSecret] {
    var places: [ObjectKey: Int] = [:]
    var missing: [MissingSecret] = []
    for reference in references where reference.referent == .missing && !reference.isForeign {
      if let place = places[reference.target] {
        missing[place].others.append(reference)
      } else {
        places[reference.target] = missing.count
        missing.append(MissingSecret(target: reference.target, first: reference))
      }
    }
    return missing
  }

  /// The other references, which are mended along with the first.
  var labels: [Label] {
    others.filter { $0.reference.name.range != first.reference.name.range }.prefix(5).map {
      Label(message: "it is referred to here as well", location: $0.reference.name.range)
    }
  }
}
