import Configuration
import Definitions
import Diagnosis
import Platform
import Rules
import YAMLSyntax

/// Collects by what objects and definitions hang together with others.
///
/// Whatever any phase looks up by name lies in a namespace, or is a Namespace, a Tenant or a base. The
/// link is that and not the single object: who looks for anything in a namespace has the link of all
/// that lies there, whether it is found or not.
struct LinkCollector {
  private typealias Value = @Sendable (PlatformObject) -> String?

  private let values: [(rule: RuleName, value: Value)]
  private var found: [Link] = []

  /// - Parameter configuration: which rules are on.
  init(_ configuration: Configuration) {
    values = RuleCatalogue.reach { configuration.rules[$0] == .off }.compactMap { rule, reach in
      guard case .value(let value) = reach else { return nil }
      return (rule, value)
    }
  }

  /// Adds the links of a file, as far as it has them without the others.
  mutating func add(_ unit: Unit) {
    for object in unit.objects { add(object) }
    for definition in unit.definitions { add(definition.definition) }
  }

  /// The links that were added since they were last taken, each once.
  mutating func take() -> [Link] {
    defer { found.removeAll(keepingCapacity: true) }
    return found
  }

  private mutating func add(_ link: Link) {
    if !found.contains(link) { found.append(link) }
  }

  private mutating func add(_ sort: Link.Sort, _ name: String) { add(Link(sort, name.utf8.span)) }

  private mutating func add(_ sort: Link.Sort, _ node: Node?) {
    guard let node, node.isString else { return }
    add(node.withText { Link(sort, $0) })
  }

  // MARK: Objects

  /// Adds the links of an object.
  mutating func add(_ object: PlatformObject) {
    add(object.key)
    switch object.kind {
    case .namespace: add(tenantsOf: object.metadata?[.labels])
    case .tenant: add(namespace: object.spec?[.settingsRef, .namespace])
    case .project: add(project: object)
    case .settings: add(settings: object)
    case .secret, .sealedSecret, .externalSecret, .computeConfig, .profileBundle, .other: break
    }
    for (rule, value) in values {
      if let text = value(object) { add(Link(.value, "\(rule.text) \(text)".utf8.span)) }
    }
  }

  private mutating func add(_ key: ObjectKey) {
    switch key.kind {
    case .namespace: add(namespace: key.name)
    case .tenant: add(.tenant, key.name)
    case .secret, .sealedSecret, .externalSecret, .settings, .computeConfig, .project,
      .profileBundle, .other:
      if let namespace = key.namespace {
        add(namespace: namespace)
      } else {
        add(.elsewhere, key.name)
      }
    }
  }

  private mutating func add(project object: PlatformObject) {
    add(tenantsOf: object.metadata?[.labels])
    // Its namespace has to have its name, and is looked for under both.
    add(namespace: object.name)
    let project = Project(object)
    add(.tenant, project?.tenantName)
    add(namespace: project?.settingsRef?[.namespace])
    add(namespace: project?.computeConfigRef?[.namespace])
  }

  private mutating func add(settings object: PlatformObject) {
    for reference in Settings(object)?.secretReferences ?? [] {
      add(namespace: reference.namespace)
    }
  }

  // MARK: Names

  private mutating func add(tenantsOf labels: Node?) {
    for label in TenantLabel.allCases { add(.tenant, labels?[label.key]) }
  }

  private mutating func add(namespace node: Node?) {
    guard let node, node.isString else { return }
    node.withText { add(namespace: $0) }
  }

  private mutating func add(namespace name: String) { add(namespace: name.utf8.span) }

  /// Adds a namespace, and the Tenant whose controller makes it.
  private mutating func add(namespace name: Span<UInt8>) {
    add(Link(.namespace, name))
    if name.starts(with: "tenant-") {
      add(Link(.tenant, name.extracting("tenant-".utf8.count..<name.count)))
    }
  }

  // MARK: Definitions

  /// Adds the links of a definition; what it makes has links of its own.
  mutating func add(_ definition: Definition) {
    let spec = definition.root[.spec]
    switch definition.kind {
    case .tenant:
      add(.tenant, definition.name)
      // Where the shared Settings lie unless it says otherwise.
      add(namespace: definition.name)
      add(inherited: spec?[.projectDefaults])
    case .project:
      add(namespace: definition.name)
      add(.tenant, spec?[.tenant])
    case .computeConfig:
      add(.base, definition.name)
      add(.base, spec?[.from])
    }
    add(inherited: spec)
    add(tenantsOf: definition.root[.metadata, .labels])
  }

  /// Adds the links of what a Tenant can say for its Projects.
  private mutating func add(inherited spec: Node?) {
    let settings = spec?[.settings]
    add(namespace: settings?[.namespace])
    add(namespace: settings?[.ref, .namespace])
    guard let compute = spec?[.computeConfig] else { return }
    add(namespace: compute[.ref, .namespace])
    add(.base, compute.isScalar ? compute : compute[.from])
  }
}
