import Platform
import Resolution
import YAMLSyntax

/// The Secrets that Settings refer to, and those that references may mean which lead nowhere or cannot
/// be read.
struct MeantSecrets {
  private var keys: Set<ObjectKey> = []
  private var names: Set<String> = []
  private var namespaces: Set<String> = []
  private var isAnyone = false

  init(_ inspection: Inspection) {
    let (resolution, catalogue) = (inspection.resolution, inspection.catalogue)
    isAnyone = catalogue.unreadable.anything || catalogue.unreadable.kinds.contains(.settings)
    for index in catalogue.indices(of: .settings) { add(settings: catalogue[index]) }
    addUnseen(resolution.references)
    add(inspection)
  }

  func contains(_ key: ObjectKey) -> Bool {
    guard !isAnyone, let namespace = key.namespace else { return true }
    return keys.contains(key) || names.contains(key.name) || namespaces.contains(namespace)
  }

  /// Adds what all Settings and Palette Secrets refer to; of what is not found, what is near.
  private mutating func add(_ inspection: Inspection) {
    var directory = inspection.secretDirectory
    for reference in inspection.settingsSecrets {
      keys.insert(reference.target)
      if reference.isForeign { names.insert(reference.name) }
    }
    for reference in inspection.resolution.references {
      switch reference.role {
      case .integrationSecret, .paletteCertificate: keys.insert(reference.target)
      default: continue
      }
      guard reference.referent == .missing else { continue }
      names.insert(reference.target.name)
      if let meant = directory.nearest(to: reference.target) {
        keys.insert(SecretFacts.key(of: meant))
      }
    }
  }

  /// A Settings whose references cannot all be read may refer to any Secret of its namespace.
  private mutating func add(settings: PlatformObject) {
    guard let namespace = settings.namespace else {
      isAnyone = true
      return
    }
    let integrations = settings.spec?[.integrations]
    let secrets = Settings(settings)?.secretReferences.count ?? 0
    let wanted = [
      Settings(settings)?.palette, Settings(settings)?.huggingFace, Settings(settings)?.ngc,
    ].compactMap(\.self).filter { !$0.isNull }.count
    if settings.state != .whole || integrations?.isPoison == true || secrets < wanted {
      namespaces.insert(namespace)
    }
  }

  /// Adds the namespaces of Settings that are referred to but made elsewhere or unreadable.
  private mutating func addUnseen(_ references: References) {
    for reference in references {
      guard reference.role == .projectSettings || reference.role == .tenantSettings,
        reference.referent == .external || reference.referent == .unreadable,
        let namespace = reference.target.namespace
      else { continue }
      namespaces.insert(namespace)
    }
  }
}
