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

  private var definition: CheckedDefinition { maker.definition }
  private var trees: LayerTrees { maker.trees }

  init(_ definition: CheckedDefinition, inheritance: Inheritance) {
    maker = ObjectMaker(
      definition: definition,
      trees: LayerTrees(defaults: inheritance.defaults?.tree, own: definition.root.tree))
    self.inheritance = inheritance
  }

  /// Adds the Namespace of the Project.
  func makeNamespace(in sheet: inout ObjectSheet) {
    maker.object(.namespace, name: definition.nameLeaf, namespace: nil, to: &sheet) { _ in }
  }

  /// Adds the objects: Settings and ComputeConfig, as far as there are any, then the Project.
  mutating func compile(bases: BaseTable, in sheet: inout ObjectSheet) {
    var settings = SettingsMaker(
      maker: maker, layers: layers(.settings), namespace: definition.nameLeaf)
    _ = settings.makeSettings(in: &sheet)
    var compute = ComputeMaker(
      maker: maker, layers: layers(.computeConfig), unknownAt: inheritance.unknownAt,
      bases: bases)
    compute.makeComputeConfig(in: &sheet, bases: bases)
    makeProject(settings, compute, in: &sheet)
    findings += settings.findings
  }

  /// The values of a field: the Tenant's default, then the Project's own.
  private func layers(_ field: Field) -> Layers {
    var layers = definition.own(field)
    if let defaults = inheritance.defaults {
      let all = Layer(.defaults, value: defaults.index, in: defaults.tree)
      if let layer = trees.child(field, of: all) { layers.set(layer) }
    }
    return layers
  }

  // MARK: The Project

  private func makeProject(
    _ settings: SettingsMaker, _ compute: ComputeMaker, in sheet: inout ObjectSheet
  ) {
    let tenant = definition.own(.tenant)
    let tenantKey = tenant.nearest.flatMap { trees.keyRange(of: $0) } ?? maker.blame
    let tenantRange = tenant.nearest.map { trees.range(of: $0) } ?? maker.blame
    let tenantName = trees.leaf(tenant) ?? Leaf(.unknown, at: maker.blame)
    let label = ObjectMaker.Label(
      key: "palette.ai/tenant-name", keyRange: tenantKey, value: tenantName)
    maker.object(
      .project, name: definition.nameLeaf, namespace: definition.nameLeaf, labels: [label],
      to: &sheet
    ) { sheet in
      sheet.key(.spec, at: definition.keyRange(.spec))
      let index = sheet.nextIndex
      sheet.mapping(at: definition.spec?.range ?? maker.blame) { sheet in
        sheet.displayName(of: definition)
        field(.description, .plain, of: index, into: &sheet)
        field(.tags, .plain, of: index, into: &sheet)
        sheet.key(.tenantRef, at: tenantKey)
        sheet.mapping(at: tenantRange) { sheet in
          sheet.key(.name, at: tenantKey)
          sheet.leaf(tenantName, of: trees)
        }
        settingsRef(settings, of: index, into: &sheet)
        computeConfigRef(compute, into: &sheet)
        field(.roleMapping, .roles, of: index, into: &sheet)
        field(.gpuResources, .plain, of: index, into: &sheet)
        field(.modelSettings, .plain, of: index, into: &sheet)
        sheet.copyEntry(of: definition, .admissionConfiguration)
      }
    }
  }

  /// Adds an inherited field under its own name.
  private func field(
    _ field: Field, _ rule: Merge.Rule, of spec: Int, into sheet: inout ObjectSheet
  ) {
    let layers = layers(field)
    let poison = layers.last(where: \.isPoison).map { trees.range(of: $0) }
    let merge = Merge(trees: trees, unknownAt: inheritance.unknownAt ?? poison)
    if layers.isEmpty, rule == .roles, let unknown = merge.unknownAt {
      sheet.key(field, at: unknown)
      sheet.poison(at: unknown)
    }
    merge.field(layers, rule, of: spec, into: &sheet)
  }

  private func settingsRef(
    _ settings: SettingsMaker, of spec: Int, into sheet: inout ObjectSheet
  ) {
    guard let top = settings.layers.top else {
      if settings.layers.isEmpty, let unknown = inheritance.unknownAt {
        sheet.key(.settingsRef, at: unknown)
        sheet.poison(at: unknown)
      }
      Merge(trees: trees, unknownAt: inheritance.unknownAt).compare(settings.layers, in: &sheet)
      return sheet.note(
        settings.layers.below, of: trees, removing: Field.settings.name, on: spec)
    }
    let range = trees.range(of: top)
    sheet.key(.settingsRef, at: settings.keyRange)
    guard !top.isPoison else { return sheet.poison(at: range) }
    sheet.note(replacedWhole(in: settings.layers), of: trees)
    sheet.mapping(at: range) { sheet in
      let ref = settings.ref
      sheet.key(.name, at: ref?.nearest.flatMap { trees.keyRange(of: $0) } ?? settings.keyRange)
      sheet.leaf(ref.flatMap { trees.leaf($0) } ?? settings.name, of: trees)
      Merge(trees: trees).compare(ref ?? Layers(), in: &sheet)
    }
  }

  private func computeConfigRef(_ compute: ComputeMaker, into sheet: inout ObjectSheet) {
    sheet.key(.computeConfigRef, at: compute.keyRange)
    guard let ref = compute.ref, let top = ref.top else {
      sheet.note(replacedWhole(in: compute.layers), of: trees)
      let range = compute.layers.top.map { trees.range(of: $0) } ?? maker.blame
      return sheet.mapping(at: range) { sheet in
        sheet.key(.name, at: compute.keyRange)
        sheet.leaf(compute.name, of: trees)
        sheet.key(.namespace, at: maker.blame)
        sheet.leaf(definition.nameLeaf, of: trees)
      }
    }
    Merge(trees: trees).compare(ref, in: &sheet)
    let range = trees.range(of: top)
    guard !top.isPoison else { return sheet.poison(at: range) }
    sheet.note(replacedWhole(in: compute.layers), of: trees)
    let isName = !top.isMapping
    let name = isName ? ref : trees.child(.name, of: ref)
    sheet.mapping(at: range) { sheet in
      if let leaf = trees.leaf(name) {
        sheet.key(.name, at: name.nearest.flatMap { trees.keyRange(of: $0) } ?? range)
        sheet.leaf(leaf, of: trees)
      }
      let namespace = isName ? Layers() : trees.child(.namespace, of: ref)
      sheet.key(.namespace, at: namespace.top.flatMap { trees.keyRange(of: $0) } ?? maker.blame)
      sheet.leaf(trees.leaf(namespace) ?? definition.nameLeaf, of: trees)
    }
  }

  /// What refers to an object where one is made now, or makes one where there is a reference now: none
  /// of that is left.
  private func replacedWhole(in layers: Layers) -> Layers {
    guard let top = layers.top else { return Layers() }
    let refers = trees.child(.ref, of: top) != nil
    return layers.below.only { (trees.child(.ref, of: $0) != nil) != refers }
  }

  // MARK: Values without effect

  /// Says of values of the definition's own that they change nothing.
  mutating func report(_ ineffective: [Merge.Ineffective]) {
    findings += ineffective.map { finding($0) }
  }

  private func finding(_ value: Merge.Ineffective) -> Finding {
    let own = value.own
    let path = definition.root.path(to: own)
    guard let inherited = value.inherited else {
      return Finding(
        rule: "no-effect-override", severity: .note,
        message: "\"\(path)\" has nothing to remove: nothing is inherited there",
        object: definition.definition.reference, field: path, location: own.range,
        caption: "removes nothing", help: "remove it")
    }
    return Finding(
      rule: "no-effect-override", severity: .note,
      message: "\"\(path)\" repeats the value it inherits, \(own.oneLine)",
      object: definition.definition.reference, field: path, location: own.range,
      caption: "inherited just so",
      related: [Label(message: "inherited from here", location: inherited.range)],
      help: "remove it, unless it is to stay so whatever happens there")
  }
}

extension ObjectSheet {
  /// Adds the name people see: the written one, else one made of the definition's name.
  mutating func displayName(of definition: CheckedDefinition) {
    if let entry = definition.spec?.entry(.displayName), !entry.value.isNull { return copy(entry) }
    key(.displayName, at: definition.blame)
    let words = String.words(of: definition.name)
    if words.isEmpty { poison(at: definition.blame) } else { string(words, at: definition.blame) }
  }
}

extension String {
  /// The words of a name, each with a capital: `fraud-detection` is `Fraud Detection`.
  ///
  /// Only ASCII letters and digits make words, so that the platform accepts them in a display name.
  fileprivate static func words(of name: String) -> String {
    var words: [UInt8] = []
    words.reserveCapacity(name.utf8.count)
    var isWithin = false
    for byte in name.utf8 {
      let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isSmall || isCapital || isDigit else {
        isWithin = false
        continue
      }
      if !isWithin, !words.isEmpty { words.append(UInt8(ascii: " ")) }
      words.append(isSmall && !isWithin ? byte - 32 : byte)
      isWithin = true
    }
    return String(decoding: words, as: UTF8.self)
  }
}
