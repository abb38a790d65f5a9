import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `settings-not-found`.
enum SettingsNotFound: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "settings-not-found", .error, by: .controller,
    summary: "a Project or a Tenant names a Settings that does not exist",
    explanation: """
      A Project's `settingsRef` has a name only, which is looked up in the Project's own namespace; a \
      Tenant's has a name and a namespace. Without the Settings the object is admitted but never becomes \
      ready. A Project that is to work with its Tenant's Settings needs no `settingsRef` at all: it \
      inherits them. If the Settings is made elsewhere, name it under `externals.settings` in gesso.yaml.
      """,
    sources: [
      "Create and Manage Projects, ProjectSpec: the Settings must be in the Project's namespace",
      "Configure Settings: a name-only reference for Projects, name and namespace for Tenants",
      "Create and Manage Tenants, Validate: the condition SettingsConfigured",
    ],
    conflict: """
      In Tenants and Projects a Project names a Settings that the same page puts into another namespace, \
      so a name used to reach the Tenant's Settings too. The newer pages exclude that. Target 0.1 \
      accepts both, target 1.1 the Project's own namespace only.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    var suggestions = NameSuggestions(.settings, in: resolution)
    for reference in inspection.missing where reference.target.namespace != nil {
      switch reference.role {
      case .projectSettings: checkProject(reference, in: resolution, &suggestions, &report)
      case .tenantSettings: checkTenant(reference, in: resolution, &suggestions, &report)
      default: break
      }
    }
  }

  // MARK: A Project's

  private static func checkProject(
    _ reference: Reference, in resolution: Resolution, _ suggestions: inout NameSuggestions,
    _ report: inout RuleReport
  ) {
    let object = resolution.catalogue[reference.from]
    if isTold(reference, of: object, in: resolution.catalogue) { return }
    let inherited = inheritedSettings(of: reference, in: resolution)
    let nearest = inherited == nil ? suggestions.suggestion(for: reference.target) : nil
    report.add(
      message(reference), in: object, at: reference.name, caption: "no such Settings",
      related: inherited.map { [label($0)] } ?? nearest?.related ?? [],
      help: inherited.map { help(inheriting: $0) } ?? help(nearest, object))
  }

  /// Whether qualified-settings-ref or project-namespace-mismatch says already which was meant.
  private static func isTold(
    _ reference: Reference, of object: PlatformObject, in catalogue: Catalogue
  ) -> Bool {
    if let namespace = object.spec?[.settingsRef, .namespace], !namespace.isNull,
      namespace.string != object.namespace
    {
      return true
    }
    let intended = ObjectKey(
      kind: .settings, namespace: object.name, name: reference.target.name)
    return intended != reference.target && catalogue.resolve(intended) != .missing
  }

  /// The reference of the Project's Tenant where it names a Settings of the same name.
  private static func inheritedSettings(
    of reference: Reference, in resolution: Resolution
  ) -> Reference? {
    guard let tenant = resolution.tenant(of: reference.from),
      let shared = resolution.reference(.tenantSettings, from: tenant),
      shared.target.name == reference.target.name, shared.referent != .missing
    else { return nil }
    return shared
  }

  private static func help(
    _ nearest: NameSuggestions.Suggestion?, _ project: PlatformObject
  ) -> String {
    guard let nearest else {
      return "add the Settings to the Project's namespace, or leave settingsRef out to inherit"
    }
    if nearest.isSameNamespace { return nearest.help }
    return "a Project's Settings lies in its own namespace \"\(project.namespace ?? "")\"; "
      + nearest.help
  }

  private static func help(inheriting shared: Reference) -> String {
    "leave settingsRef out: the Project inherits \"\(shared.target.name)\" from its Tenant"
  }

  private static func label(_ shared: Reference) -> Label {
    Label(message: "the Tenant's Settings has this name", location: shared.name.range)
  }

  // MARK: A Tenant's

  private static func checkTenant(
    _ reference: Reference, in resolution: Resolution, _ suggestions: inout NameSuggestions,
    _ report: inout RuleReport
  ) {
    let object = resolution.catalogue[reference.from]
    let nearest = suggestions.suggestion(for: reference.target)
    let namespace = misspeltNamespace(of: reference, meant: nearest, in: object)
    report.add(
      message(reference), in: object, at: namespace ?? reference.name,
      caption: namespace == nil ? "no such Settings" : "no such Settings here",
      related: nearest?.related ?? [],
      help: nearest?.help
        ?? "add the Settings, or name it under externals.settings in gesso.yaml")
  }

  /// The namespace, where a slip in it is what is wrong with the reference.
  private static func misspeltNamespace(
    of reference: Reference, meant: NameSuggestions.Suggestion?, in object: PlatformObject
  ) -> Node? {
    guard let meant, meant.isSameName, let right = meant.key.namespace,
      let written = reference.target.namespace, nearest(to: written, in: [right]) != nil
    else { return nil }
    return object.spec?[.settingsRef, .namespace]
  }

  private static func message(_ reference: Reference) -> String {
    "Settings \"\(reference.target.name)\" does not exist in namespace "
      + "\"\(reference.target.namespace ?? "")\""
  }
}
