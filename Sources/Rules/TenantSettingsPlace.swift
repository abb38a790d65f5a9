import Platform
import Resolution
import SourceText
import YAMLSyntax

/// Where a Tenant's shared Settings lie, and what that namespace is to the Tenant.
///
/// Several rules speak of it; the standing shares it out, so that one place has one finding.
struct TenantSettingsPlace: Sendable {
  enum Standing: Sendable {
    /// The Tenant's own namespace, or one of which nothing is known; or a rule speaks of another
    /// object there.
    case fitting
    /// A Project lies there too.
    case project(PlatformObject)
    /// It is another Tenant's; with the place that says so where the repository has it.
    case otherTenant(String, SourceRange?)
    /// The Namespace is in the repository and tied to no Tenant.
    case unlabelled(PlatformObject)
    /// It is neither the Tenant's own nor in the repository.
    case unrelated
  }

  let tenant: PlatformObject
  /// The value of `settingsRef.namespace`.
  let node: Node
  let namespace: String
  let referent: Referent
  let standing: Standing

  /// The places of all Tenants whose Settings exist as far as is known, ascending by Tenant.
  static func all(in resolution: Resolution) -> [TenantSettingsPlace] {
    resolution.catalogue.whole(.tenant).compactMap { index in
      guard let reference = resolution.reference(.tenantSettings, from: index),
        reference.referent != .missing, let namespace = reference.target.namespace,
        let node = resolution.catalogue[index].spec?[.settingsRef, .namespace]
      else { return nil }
      let tenant = resolution.catalogue[index]
      let judge = PlaceJudge(
        catalogue: resolution.catalogue, tenant: tenant.name, namespace: namespace,
        referent: reference.referent)
      return TenantSettingsPlace(
        tenant: tenant, node: node, namespace: namespace, referent: reference.referent,
        standing: judge.standing(project: resolution.catalogue.project(in: namespace)))
    }
  }
}

/// Finds out what a namespace is to a Tenant.
private struct PlaceJudge {
  let catalogue: Catalogue
  let tenant: String
  let namespace: String
  let referent: Referent

  func standing(project: PlatformObject?) -> TenantSettingsPlace.Standing {
    if namespace == Tenant.namespace(of: tenant) { return .fitting }
    if let project { return .project(project) }
    if let other = controller { return other }
    switch catalogue.resolve(ObjectKey(kind: .namespace, namespace: nil, name: namespace)) {
    case .object(let index): return standing(of: catalogue[index])
    case .external, .unreadable: return .fitting
    case .missing: return standingOfUnknown
    }
  }

  /// The standing of a namespace that another Tenant's controller makes; nil for any other.
  private var controller: TenantSettingsPlace.Standing? {
    guard namespace.hasPrefix(Tenant.namespace(of: "")) else { return nil }
    let other = String(namespace.dropFirst(Tenant.namespace(of: "").count))
    switch catalogue.resolve(ObjectKey(kind: .tenant, namespace: nil, name: other)) {
    case .object(let index): return .otherTenant(other, catalogue[index].blame)
    case .external: return .otherTenant(other, nil)
    case .unreadable: return .fitting
    case .missing: return nil
    }
  }

  private func standing(of object: PlatformObject) -> TenantSettingsPlace.Standing {
    guard object.state == .whole else { return .fitting }
    guard let label = TenantLabel.ofNamespace.entry(in: object) else {
      // tenant-label-mismatch and platform-namespace.
      let isTold = TenantLabel.ofProject.entry(in: object) != nil || isToldOfSettings
      return isTold ? .fitting : .unlabelled(object)
    }
    guard let other = label.value.string, other != tenant else { return .fitting }
    let key = ObjectKey(kind: .tenant, namespace: nil, name: other)
    // A label that names no Tenant is tenant-label-mismatch.
    if [.missing, .unreadable].contains(catalogue.resolve(key)) { return .fitting }
    return .otherTenant(other, label.value.range)
  }

  /// The standing of a namespace that neither the repository nor the configuration has.
  private var standingOfUnknown: TenantSettingsPlace.Standing {
    if tenant == "default", namespace == "default" { return .fitting }
    if isToldOfSettings { return .fitting }
    // missing-namespace, at the Settings.
    if case .object = referent, !catalogue.namespaceExists(namespace) { return .fitting }
    return .unrelated
  }

  /// Whether platform-namespace speaks of the Settings.
  private var isToldOfSettings: Bool {
    guard case .object = referent else { return false }
    return catalogue.isPlatformNamespace(namespace)
  }
}

extension Catalogue {
  /// Whether a namespace is the platform's own or one of what it is made of.
  func isPlatformNamespace(_ name: String) -> Bool {
    isSystemNamespace(name) || InfrastructureNamespace.contains(name)
  }
}
