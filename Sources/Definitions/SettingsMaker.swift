import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// Compiles the `settings` of a Tenant or a Project: to a Settings, or to a reference to one.
struct SettingsMaker {
  let maker: ObjectMaker
  /// The values of `settings`, inherited ones first.
  let layers: [Layer]
  /// The namespace of a Settings that is made.
  let namespace: Leaf
  private(set) var findings: [Finding] = []
  private(set) var ineffective: [Merge.Ineffective] = []

  init(maker: ObjectMaker, layers: [Layer], namespace: Leaf) {
    self.maker = maker
    self.layers = layers
    self.namespace = namespace
  }

  /// The characters of the key `settings`.
  var keyRange: SourceRange { layers.last?.key?.range ?? maker.blame }

  /// The layers of `ref`, where that is what counts; else nil.
  var ref: [Layer]? { Layer.ref(in: layers) }

  /// The name of the Settings that is made.
  var name: Leaf { making.child(.name).leaf ?? maker.definition.nameLeaf }

  /// The layers that say what the Settings holds.
  private var making: [Layer] { Layer.making(layers) }

  /// The Settings; nil where none is made.
  mutating func settings(labels: [ObjectMaker.Label] = []) -> PlatformObject? {
    guard let top = layers.top, !top.value.isPoison, ref == nil, name.text != nil,
      namespace.text != nil
    else { return nil }
    compareNames()
    return maker.object(.settings, name: name, namespace: namespace, labels: labels) { composer in
      composer.key(.spec, at: keyRange)
      composer.mapping(at: top.value.range) { composer in
        composer.key(.integrations, at: keyRange)
        let index = composer.nextIndex
        composer.mapping(at: top.value.range) { composer in
          integrations(of: index, into: &composer)
        }
      }
    }
  }

  private mutating func compareNames() {
    compare(making.child(.name))
  }

  private mutating func compare(_ layers: [Layer]) {
    var merge = Merge()
    merge.compare(layers)
    ineffective += merge.ineffective
  }

  // MARK: Integrations

  private mutating func integrations(of mapping: Int, into composer: inout TreeComposer) {
    for field in [Field.palette, .huggingFace, .nvidia] {
      let layers = making.child(field)
      guard let last = layers.last, let key = last.key else { continue }
      guard let top = layers.top else {
        compare(layers)
        composer.note(Layer.overrides(of: layers.dropLast(), key: field.name), on: mapping)
        continue
      }
      composer.key(field, at: key.range)
      guard top.value.isMapping else {
        composer.poison(at: top.value.range)
        continue
      }
      for detail in [Field.secret, .key, .imagePullSecret] { compare(layers.child(detail)) }
      integration(field, layers, key: key, into: &composer)
    }
  }

  private mutating func integration(
    _ field: Field, _ layers: [Layer], key: Node, into composer: inout TreeComposer
  ) {
    let secret = layers.child(.secret)
    let name = secret.leaf ?? missingSecret(of: field, layers, key: key)
    let nameKey = secret.last?.key?.range ?? key.range
    let range = layers.last?.value.range ?? key.range
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
    _ name: Leaf, at nameKey: SourceRange, standard: String, _ layers: [Layer], of key: Node,
    into composer: inout TreeComposer
  ) {
    let secretKey = layers.child(.key)
    composer.key(.apiKey, at: key.range)
    composer.mapping(at: layers.last?.value.range ?? key.range) { composer in
      composer.key(.name, at: nameKey)
      composer.leaf(name)
      composer.key(.key, at: secretKey.top?.key?.range ?? maker.blame)
      composer.leaf(secretKey.leaf ?? Leaf(standard, at: maker.blame))
    }
  }

  private func pullSecret(
    _ name: Leaf, _ layers: [Layer], of key: Node, into composer: inout TreeComposer
  ) {
    let written = layers.child(.imagePullSecret)
    // A written null takes the pull secret away, which is otherwise the Secret of the key.
    guard written.isEmpty || written.top != nil else { return }
    composer.key(.imagePullSecret, at: written.last?.key?.range ?? key.range)
    composer.mapping(at: written.last?.value.range ?? layers.last?.value.range ?? key.range) {
      composer in
      composer.key(.name, at: written.last?.key?.range ?? key.range)
      composer.leaf(written.leaf ?? name)
    }
  }

  /// Reports an integration without a Secret, at the key that is nearest.
  private mutating func missingSecret(of field: Field, _ layers: [Layer], key: Node) -> Leaf {
    guard !maker.definition.definition.isBroken else { return Leaf(nil, at: key.range) }
    let isOwn = layers.last?.level == .own
    let path = (isOwn ? "spec" : "spec.projectDefaults") + ".settings.\(field.name).secret"
    let object = isOwn ? maker.definition.definition.reference : maker.definition.tenantReference
    findings.append(
      Finding(
        rule: "missing-field", severity: .error,
        message: "the \(field.name) integration needs \"secret\", the name of a Secret",
        object: object, field: path, location: key.range,
        caption: "\"secret\" is missing", concernsAbsence: true))
    return Leaf(nil, at: key.range)
  }
}

// MARK: - Making or referring

extension Layer {
  /// The layers of `ref` where the nearest layer that says anything says that; else nil.
  static func ref(in layers: [Layer]) -> [Layer]? {
    for (index, layer) in layers.enumerated().reversed() {
      if let ref = layer.value.entry(.ref) {
        return ref.value.isNull ? nil : Array(layers[...index]).child(.ref)
      }
      if layer.saysWhatToMake { return nil }
    }
    return nil
  }

  /// The layers that say what is made: those above the last one that refers instead.
  static func making(_ layers: [Layer]) -> [Layer] {
    let last = layers.lastIndex { layer in
      layer.value.entry(.ref).map { !$0.value.isNull } ?? false
    }
    return Array(layers[(last.map { $0 + 1 } ?? 0)...])
  }

  /// Whether a layer has anything that makes an object; a `null` only takes away.
  private var saysWhatToMake: Bool {
    if !value.isMapping { return true }
    return value.entries.contains { !$0.value.isNull }
  }
}
