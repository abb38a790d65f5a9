import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// Compiles one Tenant definition.
struct TenantCompiler {
  let maker: ObjectMaker
  private(set) var findings: [Finding] = []
  /// The Namespace of the shared Settings, where it is to be made.
  private(set) var namespace: Leaf?

  private var definition: CheckedDefinition { maker.definition }

  init(_ definition: CheckedDefinition) {
    maker = ObjectMaker(definition: definition)
  }

  /// The label that ties a Namespace to the Tenant.
  var label: ObjectMaker.Label {
    ObjectMaker.Label(
      key: "palette.ai/tenant", keyRange: maker.blame, value: definition.nameLeaf)
  }

  /// Makes the objects: the shared Settings, where there is one, then the Tenant.
  mutating func compile(keys: KeyTable) -> [PlatformObject] {
    var sheet = ObjectSheet(keys: keys)
    let layers = definition.own(.settings)
    let place = layers.child(.namespace).leaf ?? definition.nameLeaf
    var settings = SettingsMaker(maker: maker, layers: layers, namespace: place)
    // The Namespace of the Tenant's own name is made by its controller.
    if settings.makeSettings(in: &sheet), place.text != Tenant.namespace(of: definition.name) {
      namespace = place
    }
    findings += settings.findings
    makeTenant(settings, in: &sheet)
    return sheet.finish()
  }

  private func makeTenant(_ settings: SettingsMaker, in sheet: inout ObjectSheet) {
    maker.object(.tenant, name: definition.nameLeaf, namespace: nil, to: &sheet) { composer in
      composer.key(.spec, at: definition.keyRange(.spec))
      composer.mapping(at: definition.spec?.range ?? maker.blame) { composer in
        composer.displayName(of: definition)
        composer.copyEntry(of: definition, .description)
        settingsRef(settings, into: &composer)
        if let groups = definition.spec?.entry(.adminGroups), !groups.value.isNull {
          composer.key(.tenantRoleMapping, at: groups.key.range)
          composer.mapping(at: groups.value.range) { composer in
            composer.key(.groups, at: groups.key.range)
            composer.copy(groups.value)
          }
        }
        composer.copyEntry(of: definition, .gpuResources)
      }
    }
  }

  private func settingsRef(_ settings: SettingsMaker, into composer: inout TreeComposer) {
    guard let top = settings.layers.top else { return }
    composer.key(.settingsRef, at: settings.keyRange)
    if let ref = settings.ref?.top { return composer.copy(ref.value) }
    guard !top.value.isPoison else { return composer.poison(at: top.value.range) }
    composer.mapping(at: top.value.range) { composer in
      composer.key(.name, at: settings.keyRange)
      composer.leaf(settings.name)
      composer.key(.namespace, at: settings.keyRange)
      composer.leaf(settings.namespace)
    }
  }
}

extension TreeComposer {
  /// Adds a field of a definition's specification as it is written.
  mutating func copyEntry(of definition: CheckedDefinition, _ field: Field) {
    guard let entry = definition.spec?.entry(field), !entry.value.isNull else { return }
    copy(entry.key)
    copy(entry.value)
  }
}
