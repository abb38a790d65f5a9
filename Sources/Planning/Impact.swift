package import Diagnosis
import Platform
import Resolution

/// What a change touches: the objects and definitions that differ, and those that refer to them or
/// inherit from them.
package struct Impact: Sendable {
  /// An object or definition as findings name it.
  private struct Name: Hashable {
    let isDefinition: Bool
    let kind: String
    let namespace: String?
    let name: String
  }

  private var names: Set<Name> = []

  package init(of comparison: Comparison) {
    let head = comparison.head
    let definitions = DefinitionImpact(from: comparison.base, to: head)
    for definition in definitions.touched {
      names.insert(
        Name(
          isDefinition: true, kind: definition.kind.rawValue, namespace: nil,
          name: definition.name))
    }
    var touched = Set(comparison.created + comparison.changed.map(\.head))
    touched.formUnion(Impact.referrers(to: touched, comparison))
    touched.formUnion(definitions.objects(of: head))
    for index in touched {
      let object = head.catalogue[index]
      names.insert(
        Name(
          isDefinition: false, kind: object.kindName, namespace: object.namespace,
          name: object.name))
    }
  }

  /// Whether a finding speaks of something that the change touches.
  package func concerns(_ object: ObjectReference) -> Bool {
    names.contains(
      Name(
        isDefinition: object.apiVersion == DefinitionKind.apiVersion, kind: object.kind,
        namespace: object.namespace, name: object.name))
  }

  /// The objects that refer to touched objects and to those that are gone, by name or by lying in a
  /// namespace; and the Projects that inherit the settings of their Tenant.
  private static func referrers(to touched: Set<Int>, _ comparison: Comparison) -> Set<Int> {
    let (base, head) = (comparison.base, comparison.head)
    var gone: Set<ObjectKey> = []
    for index in comparison.deleted {
      gone.insert(base.catalogue[index].key)
      gone.insert(SecretFacts.key(of: base.catalogue[index]))
    }
    var referrers: Set<Int> = []
    for reference in head.resolution.references {
      let isTouched =
        if case .object(let index) = reference.referent { touched.contains(index) } else {
          gone.contains(reference.target)
        }
      guard isTouched else { continue }
      referrers.insert(reference.from)
      if reference.role == .tenantSettings {
        referrers.formUnion(
          head.resolution.projects(of: head.catalogue[reference.from].name))
      }
    }
    for (index, object) in head.catalogue.objects.enumerated() {
      guard let namespace = object.namespace else { continue }
      let key = ObjectKey(kind: .namespace, namespace: nil, name: namespace)
      if gone.contains(key) || head.catalogue.index(of: key).map(touched.contains) ?? false {
        referrers.insert(index)
      }
    }
    return referrers
  }
}
