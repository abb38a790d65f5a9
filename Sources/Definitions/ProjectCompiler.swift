import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// What a Project inherits from its Tenant.
struct Inheritance {
  /// `spec.projectDefaults` of the Tenant's definition; nil for none.
  var defaults: Node?
  /// Where it is written what cannot be known; nil where all is known.
  var unknownAt: SourceRange?
}

/// Compiles one Project definition.
struct ProjectCompiler {
  let maker: ObjectMaker
  let inheritance: Inheritance
  private(set) var findings: [Finding] = []
  private var ineffective: [Merge.Ineffective] = []

  private var definition: CheckedDefinition { maker.definition }

  init(_ definition: CheckedDefinition, inheritance: Inheritance) {
    maker = ObjectMaker(definition: definition)
    self.inheritance = inheritance
  }

  /// Makes the objects: Settings and ComputeConfig, as far as there are any, then the Project.
  mutating func compile(bases: inout BaseTable, keys: KeyTable) -> [PlatformObject] {
    var sheet = ObjectSheet(keys: keys)
    var settings = SettingsMaker(
      maker: maker, layers: layers(.settings), namespace: definition.nameLeaf)
    _ = settings.makeSettings(in: &sheet)
    var compute = ComputeMaker(
      maker: maker, layers: layers(.computeConfig), unknownAt: inheritance.unknownAt,
      bases: bases)
    compute.makeComputeConfig(in: &sheet, bases: &bases)
    makeProject(settings, compute, in: &sheet)
    findings += settings.findings
    ineffective += settings.ineffective + compute.ineffective
    findings += ineffective.map { finding($0) }
    return sheet.finish()
  }

  /// The values of a field: the Tenant's default, then the Project's own.
  private func layers(_ field: Field) -> Layers {
    var layers = definition.own(field)
    layers[.defaults] = inheritance.defaults?.entry(field).map { Layer($0) }
    return layers
  }

  // MARK: The Project

  private mutating func makeProject(
    _ settings: SettingsMaker, _ compute: ComputeMaker, in sheet: inout ObjectSheet
  ) {
    let spec = definition.spec
    let tenant = definition.own(.tenant)
    let tenantKey = tenant.nearest?.key?.range ?? maker.blame
    let tenantName = tenant.leaf ?? Leaf(nil, at: maker.blame)
    let label = ObjectMaker.Label(
      key: "palette.ai/tenant-name", keyRange: tenantKey, value: tenantName)
    maker.object(
      .project, name: definition.nameLeaf, namespace: definition.nameLeaf, labels: [label],
      to: &sheet
    ) { composer in
      composer.key(.spec, at: definition.keyRange(.spec))
      let index = composer.nextIndex
      composer.mapping(at: spec?.range ?? maker.blame) { composer in
        composer.displayName(of: definition)
        field(.description, .plain, of: index, into: &composer)
        field(.tags, .plain, of: index, into: &composer)
        composer.key(.tenantRef, at: tenantKey)
        composer.mapping(at: tenant.nearest?.value.range ?? maker.blame) { composer in
          composer.key(.name, at: tenantKey)
          composer.leaf(tenantName)
        }
        settingsRef(settings, of: index, into: &composer)
        computeConfigRef(compute, into: &composer)
        field(.roleMapping, .roles, of: index, into: &composer)
        field(.gpuResources, .plain, of: index, into: &composer)
        field(.modelSettings, .plain, of: index, into: &composer)
        composer.copyEntry(of: definition, .admissionConfiguration)
      }
    }
  }

  /// Adds an inherited field under its own name.
  private mutating func field(
    _ field: Field, _ rule: Merge.Rule, of spec: Int, into composer: inout TreeComposer
  ) {
    let layers = layers(field)
    var merge = Merge()
    merge.unknownAt = inheritance.unknownAt ?? layers.last(where: \.isPoison)?.range
    if layers.isEmpty, rule == .roles, let unknown = merge.unknownAt {
      composer.key(field, at: unknown)
      composer.poison(at: unknown)
    }
    merge.field(layers, rule, of: spec, into: &composer)
    ineffective += merge.ineffective
  }

  private mutating func settingsRef(
    _ settings: SettingsMaker, of spec: Int, into composer: inout TreeComposer
  ) {
    guard let top = settings.layers.top else {
      if settings.layers.isEmpty, let unknown = inheritance.unknownAt {
        composer.key(.settingsRef, at: unknown)
        composer.poison(at: unknown)
      }
      var merge = Merge()
      merge.unknownAt = inheritance.unknownAt
      merge.compare(settings.layers)
      ineffective += merge.ineffective
      composer.note(
        settings.layers.below.asOverrides(key: Field.settings.name), on: spec)
      return
    }
    composer.key(.settingsRef, at: settings.keyRange)
    guard !top.value.isPoison else { return composer.poison(at: top.value.range) }
    composer.mapping(at: top.value.range) { composer in
      let ref = settings.ref
      composer.key(.name, at: ref?.nearest?.key?.range ?? settings.keyRange)
      composer.leaf(ref?.leaf ?? settings.name)
      var merge = Merge()
      merge.compare(ref ?? Layers())
      ineffective += merge.ineffective
    }
  }

  private mutating func computeConfigRef(
    _ compute: ComputeMaker, into composer: inout TreeComposer
  ) {
    composer.key(.computeConfigRef, at: compute.keyRange)
    guard let ref = compute.ref, let top = ref.top else {
      composer.mapping(at: compute.layers.top?.value.range ?? maker.blame) { composer in
        composer.key(.name, at: compute.keyRange)
        composer.leaf(compute.name)
        composer.key(.namespace, at: maker.blame)
        composer.leaf(definition.nameLeaf)
      }
      return
    }
    var merge = Merge()
    merge.compare(ref)
    ineffective += merge.ineffective
    guard !top.value.isPoison else { return composer.poison(at: top.value.range) }
    let isName = !top.value.isMapping
    let name = isName ? ref : ref.child(.name)
    composer.mapping(at: top.value.range) { composer in
      if let leaf = name.leaf {
        composer.key(.name, at: name.nearest?.key?.range ?? top.value.range)
        composer.leaf(leaf)
      }
      let namespace = isName ? Layers() : ref.child(.namespace)
      composer.key(.namespace, at: namespace.top?.key?.range ?? maker.blame)
      composer.leaf(namespace.leaf ?? definition.nameLeaf)
    }
  }

  // MARK: Values without effect

  private func finding(_ value: Merge.Ineffective) -> Finding {
    let path = definition.root.path(to: value.own)
    let text = value.own.oneLine
    guard let inherited = value.inherited else {
      return Finding(
        rule: "no-effect-override", severity: .note,
        message: "\"\(path)\" has nothing to remove: nothing is inherited there",
        object: definition.definition.reference, field: path, location: value.own.range,
        caption: "removes nothing", help: "remove it")
    }
    return Finding(
      rule: "no-effect-override", severity: .note,
      message: "\"\(path)\" repeats the value it inherits, \(text)",
      object: definition.definition.reference, field: path, location: value.own.range,
      caption: "inherited just so",
      related: [Label(message: "inherited from here", location: inherited.range)],
      help: "remove it, unless it is to stay so whatever happens there")
  }
}

extension TreeComposer {
  /// Adds the name people see: the written one, else one made of the definition's name.
  mutating func displayName(of definition: CheckedDefinition) {
    if let entry = definition.spec?.entry(.displayName), !entry.value.isNull {
      copy(entry.key)
      copy(entry.value)
      return
    }
    key(.displayName, at: definition.blame)
    let words = String.words(of: definition.name)
    leaf(Leaf(words.isEmpty ? nil : words, at: definition.blame))
  }
}

extension String {
  /// The words of a name, each with a capital: `fraud-detection` is `Fraud Detection`.
  ///
  /// Only ASCII letters and digits make words, so that the platform accepts them in a display name.
  fileprivate static func words(of name: String) -> String {
    var words = ""
    var isWithin = false
    for byte in name.utf8 {
      let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isSmall || isCapital || isDigit else {
        isWithin = false
        continue
      }
      if !isWithin, !words.isEmpty { words += " " }
      let isRaised = isSmall && !isWithin
      words.unicodeScalars.append(Unicode.Scalar(isRaised ? byte - 32 : byte))
      isWithin = true
    }
    return words
  }
}
