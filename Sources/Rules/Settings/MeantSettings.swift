import Platform
import Resolution
import YAMLSyntax

/// The Settings that references may mean which lead nowhere or cannot be read.
struct MeantSettings {
  private let catalogue: Catalogue
  private var keys: Set<ObjectKey> = []
  private var names: Set<String> = []
  private var namespaces: Set<String> = []
  private var isAnyone = false

  init(_ resolution: Resolution) {
    catalogue = resolution.catalogue
    let kinds = catalogue.unreadable.kinds
    isAnyone =
      catalogue.unreadable.anything || kinds.contains(.tenant) || kinds.contains(.project)
    addFailed(resolution.references)
    for index in catalogue.indices(of: .project) { add(project: catalogue[index]) }
    for index in catalogue.indices(of: .tenant) { add(tenant: catalogue[index]) }
  }

  func contains(_ settings: PlatformObject) -> Bool {
    guard !isAnyone, let namespace = settings.namespace else { return true }
    return keys.contains(settings.key) || names.contains(settings.name)
      || namespaces.contains(namespace) || isOfExternalTenant(namespace)
  }

  /// Adds the Settings of a failed reference's name anywhere, and the nearest name in its namespace.
  private mutating func addFailed(_ references: References) {
    var neighbours: [String: [String]] = [:]
    for index in catalogue.indices(of: .settings) {
      neighbours[catalogue[index].namespace ?? "", default: []].append(catalogue[index].name)
    }
    var spelling = BoundedSpelling()
    for reference in references where reference.referent == .missing {
      guard reference.role == .projectSettings || reference.role == .tenantSettings else {
        continue
      }
      let target = reference.target
      names.insert(target.name)
      let candidates = neighbours[target.namespace ?? ""] ?? []
      guard let name = spelling.nearest(to: target.name, in: candidates) else { continue }
      keys.insert(ObjectKey(kind: .settings, namespace: target.namespace, name: name))
    }
  }

  private mutating func add(project: PlatformObject) {
    let place = project.namespace ?? project.name
    guard project.state == .whole else {
      namespaces.insert(place)
      return
    }
    guard let reference = project.spec?[.settingsRef], !reference.isNull else { return }
    if reference[.name]?.string == nil { namespaces.insert(place) }
  }

  private mutating func add(tenant: PlatformObject) {
    guard tenant.state == .whole else {
      isAnyone = true
      return
    }
    guard let reference = tenant.spec?[.settingsRef], !reference.isNull else { return }
    switch (reference[.name]?.string, reference[.namespace]?.string) {
    case (let name?, nil): names.insert(name)
    case (nil, let namespace?): namespaces.insert(namespace)
    case (nil, nil): isAnyone = true
    case (_?, _?): break
    }
  }

  /// Whether a namespace belongs to a Tenant that is made elsewhere and may refer to what lies in it.
  private func isOfExternalTenant(_ namespace: String) -> Bool {
    let prefix = Tenant.namespace(of: "")
    let key = ObjectKey(kind: .namespace, namespace: nil, name: namespace)
    let label = catalogue.index(of: key).flatMap {
      catalogue[$0].metadata?[.labels]?["palette.ai/tenant"]?.string
    }
    let owner = namespace.hasPrefix(prefix) ? String(namespace.dropFirst(prefix.count)) : label
    return owner.map {
      catalogue.resolve(ObjectKey(kind: .tenant, namespace: nil, name: $0)) == .external
    } ?? false
  }
}
