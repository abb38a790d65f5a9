import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// Compiles the `settings` of a Tenant or a Project: to a Settings, or to a reference to one.
struct SettingsMaker {
  let maker: ObjectMaker
  /// The values of `settings`, inherited ones first.
  let layers: Layers
  /// The namespace of a Settings that is made.
  let namespace: Leaf
  /// The layers of `ref`, where that is what counts; else nil.
  let ref: Layers?
  /// The layers that say what the Settings holds.
  private let making: Layers
  /// The name of the Settings that is made.
  let name: Leaf
  /// The characters of the key `settings`.
  let keyRange: SourceRange
  private(set) var findings: [Finding] = []

  private var trees: LayerTrees { maker.trees }

  init(maker: ObjectMaker, layers: Layers, namespace: Leaf) {
    let trees = maker.trees
    self.maker = maker
    self.layers = layers
    self.namespace = namespace
    ref = trees.ref(of: layers)
    making = trees.making(of: layers)
    name = trees.leaf(trees.child(.name, of: making)) ?? maker.definition.nameLeaf
    keyRange = layers.nearest.flatMap { trees.keyRange(of: $0) } ?? maker.blame
  }

  /// Adds the Settings; false where none is made.
  mutating func makeSettings(in sheet: inout ObjectSheet) -> Bool {
    guard let top = layers.top, !top.isPoison, ref == nil, name.isKnown, namespace.isKnown
    else { return false }
    let range = trees.range(of: top)
    compare(trees.child(.name, of: making), in: &sheet)
    maker.object(.settings, name: name, namespace: namespace, to: &sheet) { sheet in
      sheet.key(.spec, at: keyRange)
      sheet.mapping(at: range) { sheet in
        sheet.key(.integrations, at: keyRange)
        let index = sheet.nextIndex
        sheet.mapping(at: range) { sheet in
          integrations(of: index, into: &sheet)
        }
      }
    }
    return true
  }

  private func compare(_ layers: Layers, in sheet: inout ObjectSheet) {
    Merge(trees: trees).compare(layers, in: &sheet)
  }

  // MARK: Integrations

  private mutating func integrations(of mapping: Int, into sheet: inout ObjectSheet) {
    for field in [Field.palette, .huggingFace, .nvidia] {
      let layers = trees.child(field, of: making)
      guard let key = layers.nearest.flatMap({ trees.keyRange(of: $0) }) else { continue }
      guard let top = layers.top else {
        compare(layers, in: &sheet)
        sheet.note(layers.below, of: trees, removing: field.name, on: mapping)
        continue
      }
      sheet.key(field, at: key)
      guard top.isMapping else {
        sheet.poison(at: trees.range(of: top))
        continue
      }
      for detail in [Field.secret, .key] {
        compare(trees.child(detail, of: layers), in: &sheet)
      }
      let pullSecret = trees.child(.imagePullSecret, of: layers)
      // A null takes away the pull secret that there would be without a word of it.
      if !pullSecret.isEmpty, pullSecret.top != nil || !pullSecret.isSingle {
        compare(pullSecret, in: &sheet)
      }
      integration(field, layers, key: key, range: trees.range(of: top), into: &sheet)
    }
  }

  private mutating func integration(
    _ field: Field, _ layers: Layers, key: SourceRange, range: SourceRange,
    into sheet: inout ObjectSheet
  ) {
    let secret = trees.child(.secret, of: layers)
    let name = trees.leaf(secret) ?? missingSecret(of: field, layers, key: key)
    let nameKey = secret.nearest.flatMap { trees.keyRange(of: $0) } ?? key
    sheet.mapping(at: range) { sheet in
      switch field {
      case .palette:
        sheet.key(.name, at: nameKey)
        sheet.leaf(name, of: trees)
        sheet.key(.namespace, at: maker.blame)
        sheet.leaf(namespace, of: trees)
      case .huggingFace:
        apiKey(name, at: nameKey, standard: "token", layers, of: key, range, into: &sheet)
      default:
        sheet.key(.ngc, at: key)
        sheet.mapping(at: range) { sheet in
          apiKey(
            name, at: nameKey, standard: ".dockerconfigjson", layers, of: key, range, into: &sheet)
          pullSecret(name, layers, of: key, range, into: &sheet)
        }
      }
    }
  }

  private func apiKey(
    _ name: Leaf, at nameKey: SourceRange, standard: String, _ layers: Layers,
    of key: SourceRange, _ range: SourceRange, into sheet: inout ObjectSheet
  ) {
    let secretKey = trees.child(.key, of: layers)
    sheet.key(.apiKey, at: key)
    sheet.mapping(at: range) { sheet in
      sheet.key(.name, at: nameKey)
      sheet.leaf(name, of: trees)
      sheet.key(.key, at: secretKey.top.flatMap { trees.keyRange(of: $0) } ?? maker.blame)
      sheet.leaf(trees.leaf(secretKey) ?? Leaf(.made(standard), at: maker.blame), of: trees)
    }
  }

  private func pullSecret(
    _ name: Leaf, _ layers: Layers, of key: SourceRange, _ range: SourceRange,
    into sheet: inout ObjectSheet
  ) {
    let written = trees.child(.imagePullSecret, of: layers)
    // A written null takes the pull secret away, which is otherwise the Secret of the key.
    guard written.isEmpty || written.top != nil else { return }
    let writtenKey = written.nearest.flatMap { trees.keyRange(of: $0) } ?? key
    sheet.key(.imagePullSecret, at: writtenKey)
    sheet.mapping(at: written.nearest.map { trees.range(of: $0) } ?? range) { sheet in
      sheet.key(.name, at: writtenKey)
      sheet.leaf(trees.leaf(written) ?? name, of: trees)
    }
  }

  /// Reports an integration without a Secret, at the key that is nearest.
  private mutating func missingSecret(
    of field: Field, _ layers: Layers, key: SourceRange
  ) -> Leaf {
    guard !maker.definition.definition.isBroken else { return Leaf(.unknown, at: key) }
    let isOwn = layers.isOwn
    let path = (isOwn ? "spec" : "spec.projectDefaults") + ".settings.\(field.name).secret"
    let object = isOwn ? maker.definition.definition.reference : maker.definition.tenantReference
    findings.append(
      Finding(
        rule: "missing-field", severity: .error,
        message: "\(path) is required",
        object: object, field: path, location: key,
        help: "name the Secret that holds the credentials", concernsAbsence: true))
    return Leaf(.unknown, at: key)
  }
}

// MARK: - Making or referring

extension LayerTrees {
  /// The layers of `ref` where the nearest layer that says anything says that; else nil.
  func ref(of layers: Layers) -> Layers? {
    var rest = layers
    while let layer = rest.nearest {
      if let ref = child(.ref, of: layer) {
        return ref.isNull ? nil : child(.ref, of: rest)
      }
      if saysWhatToMake(layer) { return nil }
      rest = rest.below
    }
    return nil
  }

  /// The layers that say what is made: those above the last one that refers instead.
  func making(of layers: Layers) -> Layers {
    layers.after { child(.ref, of: $0)?.isNull ?? true }
  }

  /// Whether a layer has anything that makes an object; a `null` only takes away.
  private func saysWhatToMake(_ layer: Layer) -> Bool {
    guard layer.isMapping else { return true }
    var says = false
    forEachEntry(of: layer) { says = says || !$0.isNull }
    return says
  }
}
