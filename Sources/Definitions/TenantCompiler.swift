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
    maker = ObjectMaker(definition: definition, trees: LayerTrees(own: definition.root.tree))
  }

  /// The label that ties a Namespace to the Tenant.
  var label: ObjectMaker.Label {
    ObjectMaker.Label(
      key: "palette.ai/tenant", keyRange: maker.blame, value: definition.nameLeaf)
  }

  /// The namespace of the shared Settings, if there is to be one.
  var place: Leaf {
    maker.trees.leaf(maker.trees.child(.namespace, of: definition.own(.settings)))
      ?? definition.nameLeaf
  }

  /// Adds the objects: the shared Settings, where there is one, then the Tenant.
  mutating func compile(in sheet: inout ObjectSheet) {
    let place = place
    var settings = SettingsMaker(
      maker: maker, layers: definition.own(.settings), namespace: place)
    // The Namespace of the Tenant's own name is made by its controller.
    if settings.makeSettings(in: &sheet),
      maker.trees.text(of: place) != Tenant.namespace(of: definition.name)
    {
      namespace = place
    }
    findings += settings.findings
    makeTenant(settings, in: &sheet)
  }

  private func makeTenant(_ settings: SettingsMaker, in sheet: inout ObjectSheet) {
    maker.object(.tenant, name: definition.nameLeaf, namespace: nil, to: &sheet) { sheet in
      sheet.key(.spec, at: definition.keyRange(.spec))
      sheet.mapping(at: definition.spec?.range ?? maker.blame) { sheet in
        sheet.displayName(of: definition)
        sheet.copyEntry(of: definition, .description)
        settingsRef(settings, into: &sheet)
        if let groups = definition.spec?.entry(.adminGroups), !groups.value.isNull {
          sheet.key(.tenantRoleMapping, at: groups.key.range)
          sheet.mapping(at: groups.value.range) { sheet in
            sheet.key(.groups, at: groups.key.range)
            sheet.copy(groups.value)
          }
        }
        sheet.copyEntry(of: definition, .gpuResources)
      }
    }
  }

  private func settingsRef(_ settings: SettingsMaker, into sheet: inout ObjectSheet) {
    guard let top = settings.layers.top else { return }
    let range = maker.trees.range(of: top)
    sheet.key(.settingsRef, at: settings.keyRange)
    if let ref = settings.ref?.top { return sheet.copy(ref, of: maker.trees) }
    guard !top.isPoison else { return sheet.poison(at: range) }
    sheet.mapping(at: range) { sheet in
      sheet.key(.name, at: settings.keyRange)
      sheet.leaf(settings.name, of: maker.trees)
      sheet.key(.namespace, at: settings.keyRange)
      sheet.leaf(settings.namespace, of: maker.trees)
    }
  }
}

extension ObjectSheet {
  /// Adds a field of a definition's specification as it is written.
  mutating func copyEntry(of definition: CheckedDefinition, _ field: Field) {
    guard let entry = definition.spec?.entry(field), !entry.value.isNull else { return }
    copy(entry)
  }
}
