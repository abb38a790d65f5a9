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
  private(set) var ineffective: [Merge.Ineffective] = []

  init(maker: ObjectMaker, layers: Layers, namespace: Leaf) {
    self.maker = maker
    self.layers = layers
    self.namespace = namespace
    ref = layers.ref
    making = layers.making
    name = making.child(.name).leaf ?? maker.definition.nameLeaf
    keyRange = layers.nearest?.key?.range ?? maker.blame
  }

  /// Adds the Settings; false where none is made.
  mutating func makeSettings(in sheet: inout ObjectSheet) -> Bool {
    guard let top = layers.top, !top.value.isPoison, ref == nil, name.text != nil,
      namespace.text != nil
    else { return false }
    compare(making.child(.name))
    maker.object(.settings, name: name, namespace: namespace, to: &sheet) { composer in
      composer.key(.spec, at: keyRange)
      composer.mapping(at: top.value.range) { composer in
        composer.key(.integrations, at: keyRange)
        let index = composer.nextIndex
        composer.mapping(at: top.value.range) { composer in
          integrations(of: index, into: &composer)
        }
      }
    }
    return true
  }

  private mutating func compare(_ layers: Layers) {
    var merge = Merge()
    merge.compare(layers)
    ineffective += merge.ineffective
  }

  // MARK: Integrations

  private mutating func integrations(of mapping: Int, into composer: inout TreeComposer) {
    for field in [Field.palette, .huggingFace, .nvidia] {
      let layers = making.child(field)
      guard let key = layers.nearest?.key else { continue }
      guard let top = layers.top else {
        compare(layers)
        composer.note(layers.below.asOverrides(key: field.name), on: mapping)
        continue
      }
      composer.key(field, at: key.range)
      guard top.value.isMapping else {
        composer.poison(at: top.value.range)
        continue
      }
      for detail in [Field.secret, .key] { compare(layers.child(detail)) }
      let pullSecret = layers.child(.imagePullSecret)
      // A null takes away the pull secret that there would be without a word of it.
      if !pullSecret.isEmpty, pullSecret.top != nil || !pullSecret.isSingle { compare(pullSecret) }
      integration(field, layers, key: key, into: &composer)
    }
  }

  private mutating func integration(
    _ field: Field, _ layers: Layers, key: Node, into composer: inout TreeComposer
  ) {
    let secret = layers.child(.secret)
    let name = secret.leaf ?? missingSecret(of: field, layers, key: key)
    let nameKey = secret.nearest?.key?.range ?? key.range
    let range = layers.nearest?.value.range ?? key.range
    composer.mapping(at: range) { composer in
      switch field {
      case .palette:
        composer.key(.name, at: nameKey)
        composer.leaf(name)
        composer.key(.namespace, at: maker.blame)
        composer.leaf(namespace)
      case .huggingFace:
        apiKey(name, at: nameKey, standard: "token", layers, of: key, into: &composer)
      default:
        composer.key(.ngc, at: key.range)
        composer.mapping(at: range) { composer in
          apiKey(name, at: nameKey, standard: ".dockerconfigjson", layers, of: key, into: &composer)
          pullSecret(name, layers, of: key, into: &composer)
        }
      }
    }
  }

  private func apiKey(
    _ name: Leaf, at nameKey: SourceRange, standard: String, _ layers: Layers, of key: Node,
    into composer: inout TreeComposer
  ) {
    let secretKey = layers.child(.key)
    composer.key(.apiKey, at: key.range)
    composer.mapping(at: layers.nearest?.value.range ?? key.range) { composer in
      composer.key(.name, at: nameKey)
      composer.leaf(name)
      composer.key(.key, at: secretKey.top?.key?.range ?? maker.blame)
      composer.leaf(secretKey.leaf ?? Leaf(standard, at: maker.blame))
    }
  }

  private func pullSecret(
    _ name: Leaf, _ layers: Layers, of key: Node, into composer: inout TreeComposer
  ) {
    let written = layers.child(.imagePullSecret)
    // A written null takes the pull secret away, which is otherwise the Secret of the key.
    guard written.isEmpty || written.top != nil else { return }
    composer.key(.imagePullSecret, at: written.nearest?.key?.range ?? key.range)
    composer.mapping(at: written.nearest?.value.range ?? layers.nearest?.value.range ?? key.range) {
      composer in
      composer.key(.name, at: written.nearest?.key?.range ?? key.range)
      composer.leaf(written.leaf ?? name)
    }
  }

  /// Reports an integration without a Secret, at the key that is nearest.
  private mutating func missingSecret(of field: Field, _ layers: Layers, key: Node) -> Leaf {
    guard !maker.definition.definition.isBroken else { return Leaf(nil, at: key.range) }
    let isOwn = layers.isOwn
    let path = (isOwn ? "spec" : "spec.projectDefaults") + ".settings.\(field.name).secret"
    let object = isOwn ? maker.definition.definition.reference : maker.definition.tenantReference
    findings.append(
      Finding(
        rule: "missing-field", severity: .error,
        message: "\(path) is required",
        object: object, field: path, location: key.range,
        help: "name the Secret that holds the credentials", concernsAbsence: true))
    return Leaf(nil, at: key.range)
  }
}

// MARK: - Making or referring

extension Layers {
  /// The layers of `ref` where the nearest layer that says anything says that; else nil.
  var ref: Layers? {
    var rest = self
    while let layer = rest.nearest {
      if let ref = layer.value.entry(.ref) {
        return ref.value.isNull ? nil : rest.child(.ref)
      }
      if layer.saysWhatToMake { return nil }
      rest = rest.below
    }
    return nil
  }

  /// The layers that say what is made: those above the last one that refers instead.
  var making: Layers {
    after { value in value.entry(.ref).map(\.value.isNull) ?? true }
  }
}

extension Layer {
  /// Whether a layer has anything that makes an object; a `null` only takes away.
  fileprivate var saysWhatToMake: Bool {
    let value = value
    return !value.isMapping || value.entries.contains { !$0.value.isNull }
  }
}
