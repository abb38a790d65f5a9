import Configuration
import Platform
import YAMLSyntax

/// Finds the references in each object and what they lead to.
struct ReferenceCollector {
  let catalogue: Catalogue
  let target: Target
  private(set) var list = References.List()

  init(catalogue: Catalogue, target: Target) {
    self.catalogue = catalogue
    self.target = target
  }

  /// Adds an object's references in the order of its fields.
  mutating func collect(from index: Int) {
    let object = catalogue[index]
    guard object.state == .whole else { return }
    switch object.kind {
    case .project: collectProject(index, object)
    case .tenant: collectTenant(index, object)
    case .settings: collectSettings(index, object)
    case .secret: collectSecret(index, object)
    case .namespace, .sealedSecret, .externalSecret, .computeConfig, .profileBundle, .other: break
    }
  }

  /// Adds a reference of an object by a name, if it is a string.
  ///
  /// - Parameters:
  ///   - namespace: where the other object lies; nil for a cluster-scoped one.
  ///   - alternative: what is meant where there is nothing of that name.
  private mutating func add(
    _ role: ReferenceRole, from index: Int, _ name: Node?, _ kind: Kind, in namespace: Node?,
    or alternative: ObjectKey? = nil
  ) {
    guard let name, name.isString else { return }
    if let object = catalogue.index(of: kind, in: namespace, called: name, for: index) {
      return list.add(role, from: index, name, to: object)
    }
    let key = ObjectKey(kind: kind, namespace: namespace?.text, name: name.text)
    var referent = catalogue.resolve(key)
    if referent == .missing, let alternative { referent = catalogue.resolve(alternative) }
    list.add(role, from: index, name, to: key, referent)
  }

  private mutating func collectProject(_ index: Int, _ object: PlatformObject) {
    guard let project = Project(object) else { return }
    add(.projectTenant, from: index, project.tenantName, .tenant, in: nil)
    add(
      .projectSettings, from: index, project.settingsRef?[.name], .settings,
      in: object.namespaceNode, or: tenantSettingsOfOldVersions(project))
    let reference = project.computeConfigRef
    add(
      .projectComputeConfig, from: index, reference?[.name], .computeConfig,
      in: reference?[.namespace].flatMap { $0.isString ? $0 : nil } ?? object.namespaceNode)
    guard let mappings = project.modelSettings?[.profileBundleMappings] else { return }
    for mapping in mappings.items {
      add(
        .profileBundle, from: index, mapping[.profileBundleSelector, .profilebundlename],
        .profileBundle, in: object.namespaceNode)
    }
  }

  /// For target 0.1: the Tenant's Settings, where it has the name that the Project gives.
  ///
  /// Source: "Tenants and Projects", Project Configuration: `project-a` names `dev-settings`, which
  /// that page puts into namespace `primary-dev`.
  private func tenantSettingsOfOldVersions(_ project: Project) -> ObjectKey? {
    guard target == .v0_1, let tenantName = project.tenantName?.string,
      let tenant = catalogue.index(
        of: ObjectKey(kind: .tenant, namespace: nil, name: tenantName)),
      let reference = catalogue[tenant].spec?[.settingsRef],
      let name = reference[.name]?.string, name == project.settingsRef?[.name]?.string
    else { return nil }
    return ObjectKey(kind: .settings, namespace: reference[.namespace]?.string, name: name)
  }

  private mutating func collectTenant(_ index: Int, _ object: PlatformObject) {
    let reference = object.spec?[.settingsRef]
    guard let namespace = reference?[.namespace], namespace.isString else { return }
    add(.tenantSettings, from: index, reference?[.name], .settings, in: namespace)
  }

  private mutating func collectSettings(_ index: Int, _ object: PlatformObject) {
    guard let settings = Settings(object) else { return }
    for reference in settings.secretReferences {
      add(
        .integrationSecret(reference.use), from: index, reference.name, .secret,
        in: object.namespaceNode)
    }
  }

  private mutating func collectSecret(_ index: Int, _ object: PlatformObject) {
    guard let palette = PaletteSecret(SecretFacts(object)),
      let certificate = palette.certificateSecret
    else { return }
    let key = ObjectKey(kind: .secret, namespace: object.namespace, name: certificate)
    list.add(
      .paletteCertificate, from: index, palette.value.node, to: key, catalogue.resolve(key))
  }
}
