import YAMLSyntax

/// A cluster that admits an object only where all that it needs is there, and plays the controllers'
/// part.
///
/// What an object needs is what the platform's documents say; what a bundle does not hold is taken to
/// exist.
struct Cluster {
  private(set) var objects: [Manifest.ID: Manifest] = [:]
  /// Namespaces that Tenants' controllers have made.
  private var made: Set<String> = []
  private let bundle: [Manifest.ID: Manifest]
  private let providers: [String: [Manifest.ID]]

  init(bundle: [Manifest]) {
    self.bundle = Dictionary(bundle.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var providers: [String: [Manifest.ID]] = [:]
    for manifest in bundle {
      guard let name = Cluster.providedSecret(manifest) else { continue }
      providers["\(manifest.id.namespace ?? "")/\(name)", default: []].append(manifest.id)
    }
    self.providers = providers
  }

  /// What is not there that an object needs.
  func missing(for manifest: Manifest) -> [String] {
    var missing = needs(manifest).filter { objects[$0] == nil }.map(\.description)
    if let namespace = ownNamespace(manifest), !made.contains(namespace) {
      missing.append("the namespace \(namespace) of a controller")
    }
    return missing
  }

  /// The same cluster with no other objects than these, as far as they are there.
  func only(_ ids: Set<Manifest.ID>) -> Cluster {
    var cluster = self
    cluster.objects = objects.filter { ids.contains($0.key) }
    cluster.made = made.filter { namespace in
      ids.contains { $0.kind == "Tenant" && "tenant-\($0.name)" == namespace }
    }
    return cluster
  }

  mutating func apply(_ manifest: Manifest) throws {
    let missing = missing(for: manifest)
    guard missing.isEmpty else {
      throw Violation("\(manifest.id) needs \(missing.joined(separator: ", "))")
    }
    objects[manifest.id] = manifest
  }

  mutating func delete(_ id: Manifest.ID) throws {
    objects[id] = nil
    for other in objects.values.sorted(by: { $0.id < $1.id }) where needs(other).contains(id) {
      throw Violation("\(other.id) still needs \(id)")
    }
  }

  /// Lets the controllers do their work.
  mutating func settle() {
    for id in objects.keys where id.kind == "Tenant" { made.insert("tenant-\(id.name)") }
  }

  /// The namespace of an object that a Tenant of the bundle stands for.
  private func ownNamespace(_ manifest: Manifest) -> String? {
    guard let namespace = manifest.id.namespace, namespace.hasPrefix("tenant-") else { return nil }
    return bundle[Cluster.tenant(owning: namespace)] == nil ? nil : namespace
  }

  /// The objects of the bundle that an object needs.
  private func needs(_ manifest: Manifest) -> [Manifest.ID] {
    var needed: [Manifest.ID?] = []
    let spec = manifest.root["spec"]
    let namespace = manifest.id.namespace
    if let namespace {
      needed.append(Manifest.ID(group: "", kind: "Namespace", namespace: nil, name: namespace))
      if ownNamespace(manifest) != nil {
        needed.append(Cluster.tenant(owning: namespace))
      }
    }
    switch manifest.id.kind {
    case "Tenant":
      let reference = spec?["settingsRef"]
      let place = reference?["namespace"]?.string
      if place != "tenant-\(manifest.id.name)" {
        needed.append(Cluster.id("Settings", place, reference?["name"]?.string))
      }
    case "Project":
      needed.append(Cluster.id("Tenant", nil, spec?["tenantRef"]?["name"]?.string))
      needed.append(Cluster.id("Settings", namespace, spec?["settingsRef"]?["name"]?.string))
      let compute = spec?["computeConfigRef"]
      needed.append(
        Cluster.id(
          "ComputeConfig", compute?["namespace"]?.string ?? namespace, compute?["name"]?.string))
    case "Settings":
      for name in Cluster.secretNames(spec?["integrations"]) {
        needed += providers["\(namespace ?? "")/\(name)"] ?? []
      }
    case "Secret":
      if let name = Cluster.certificate(manifest) {
        needed += providers["\(namespace ?? "")/\(name)"] ?? []
      }
    default: break
    }
    return needed.compactMap(\.self).filter { bundle[$0] != nil && $0 != manifest.id }
  }

  private static func tenant(owning namespace: String) -> Manifest.ID {
    let name = String(namespace.dropFirst("tenant-".count))
    return Manifest.ID(group: "spectrocloud.com", kind: "Tenant", namespace: nil, name: name)
  }

  private static func id(_ kind: String, _ namespace: String?, _ name: String?) -> Manifest.ID? {
    name.map { Manifest.ID(group: "spectrocloud.com", kind: kind, namespace: namespace, name: $0) }
  }

  /// Every `name` in the integrations.
  private static func secretNames(_ node: Node?) -> [String] {
    guard let node else { return [] }
    return [node["name"]?.string].compactMap(\.self)
      + node.entries.flatMap { secretNames($0.value) }
  }

  private static func providedSecret(_ manifest: Manifest) -> String? {
    let spec = manifest.root["spec"]
    return switch manifest.id.kind {
    case "Secret": manifest.id.name
    case "SealedSecret":
      spec?["template"]?["metadata"]?["name"]?.string ?? manifest.id.name
    case "ExternalSecret": spec?["target"]?["name"]?.string ?? manifest.id.name
    default: nil
    }
  }

  /// What `tlsSecretRef` says in the JSON of a Palette Secret.
  private static func certificate(_ manifest: Manifest) -> String? {
    guard let text = manifest.root["stringData"]?["palette"]?.string,
      let mark = text.firstRange(of: "\"tlsSecretRef\"")
    else { return nil }
    return Array(text[mark.upperBound...].split(separator: "\"")).dropFirst().first.map {
      String($0)
    }
  }
}
