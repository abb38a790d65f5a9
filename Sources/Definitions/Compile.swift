import Concurrency
import Diagnosis
package import Platform
import SourceText
import YAMLSyntax

/// Compiles the definitions of a repository to platform objects.
///
/// - Parameters:
///   - definitions: in path order and, within a file, in the order written.
///   - manifests: the objects that are written as they are; their Namespaces are merged with those
///     that definitions make.
///   - isExternalTenant: whether a Tenant exists without being in the repository, so that nothing is
///     inherited from it.
package func compile(
  definitions: [Definition], manifests: [PlatformObject] = [], schemas: Schemas,
  isExternalTenant: (String) -> Bool = { _ in false }
) -> CompiledDefinitions {
  guard !definitions.isEmpty else {
    return CompiledDefinitions(objects: [], findings: [], bases: [], mergedManifests: [])
  }
  var compilation = Compilation(schemas)
  compilation.check(definitions)
  compilation.findTenants(manifests, isExternal: isExternalTenant)
  compilation.linkBases(manifests)
  compilation.compileAll(manifests)
  return compilation.finish(manifests)
}

/// The state of a compilation between its phases.
private struct Compilation {
  private let schemas: Schemas
  /// The definitions that count: of several of one kind and name the first.
  private var definitions: [CheckedDefinition] = []
  private var tenants: [String: CheckedDefinition] = [:]
  /// The Tenants that exist without a definition.
  private var otherTenants: Set<String> = []
  private var bases: BaseTable
  private var namespaces = NamespaceTable()
  private var objects: [PlatformObject] = []
  private var findings: [Finding] = []
  /// What the platform's schemas tell of values that reach an object.
  private var latent: [Finding] = []

  init(_ schemas: Schemas) {
    self.schemas = schemas
    bases = BaseTable([], keys: schemas.keys)
  }

  // MARK: Phases

  mutating func check(_ given: [Definition]) {
    let length = Compilation.stretch(of: given.count)
    let stretches = parallelStretches(count: given.count, of: length) { [schemas] indices in
      var checks = Checks()
      for index in indices { checks.add(given[index], keys: schemas.keys) }
      return checks
    }
    definitions.reserveCapacity(given.count)
    var first = DefinitionKind.allCases.map { _ in
      [String: CheckedDefinition](minimumCapacity: given.count)
    }
    for checks in stretches {
      findings += checks.findings
      latent += checks.latent
      for definition in checks.definitions {
        if !definition.name.isEmpty,
          let known = first[definition.kind.number].add(definition)
        {
          findings.append(duplicate(definition.definition, of: known.definition))
        } else {
          definitions.append(definition)
        }
      }
    }
  }

  /// Gathers the Tenants by name: those with a definition, and those that need none.
  mutating func findTenants(_ manifests: [PlatformObject], isExternal: (String) -> Bool) {
    for definition in definitions where definition.kind == .tenant {
      tenants[definition.name] = definition
    }
    otherTenants = Set(manifests.lazy.filter { $0.kind == .tenant }.map(\.name))
    for definition in definitions where definition.kind == .project {
      guard let name = definition.tenantName, tenants[name] == nil,
        !otherTenants.contains(name), isExternal(name)
      else { continue }
      otherTenants.insert(name)
    }
  }

  mutating func linkBases(_ manifests: [PlatformObject]) {
    bases = BaseTable(definitions.filter { $0.kind == .computeConfig }, keys: schemas.keys)
    bases.link(definitions.filter { $0.kind != .computeConfig }, manifests: manifests)
    bases.merge()
  }

  /// Compiles every definition by itself, on all cores.
  mutating func compileAll(_ manifests: [PlatformObject]) {
    let shared = sharedNamespaces(manifests)
    let length = Compilation.stretch(of: definitions.count)
    let stretches = (definitions.count + length - 1) / length
    let parts = parallelMap(count: stretches, inRunsOf: 1) { [self] in
      ObjectSheet(keys: schemas.keys)
    } body: { [self] sheet, number in
      compile(definitions[(number * length)...].prefix(length), sharing: shared, on: &sheet)
    }
    objects.reserveCapacity(parts.reduce(0) { $0 + $1.objects.count })
    for part in parts {
      namespaces.add(part.requests, made: part.namespaces)
      objects += part.objects
      findings += part.findings
    }
  }

  mutating func finish(_ manifests: [PlatformObject]) -> CompiledDefinitions {
    namespaces.merge(manifests)
    let objects = namespaces.objects(checkedBy: schemas) + objects
    findings += bases.findings
    // What a broken document names may be in the part that cannot be read.
    if !definitions.contains(where: \.definition.isBroken) { findings += bases.unused }
    findings += unreached(by: objects)
    return CompiledDefinitions(
      objects: objects, findings: Compilation.inOrder(findings), bases: bases.bases,
      mergedManifests: namespaces.merged)
  }

  // MARK: Definitions

  private func duplicate(_ definition: Definition, of first: Definition) -> Finding {
    Finding(
      rule: "duplicate-object", severity: .error,
      message: "the \(definition.kind.rawValue) \"\(definition.name)\" is defined twice",
      object: definition.reference, field: "metadata.name", location: definition.blame,
      caption: "defined again",
      related: [Label(message: "first defined here", location: first.blame)],
      help: "give one of them another name, or remove it")
  }

  /// How many neighbouring definitions a thread takes at a time, whose objects share a tree.
  private static func stretch(of count: Int) -> Int { stretchLength(of: count, atMost: 32) }

  /// What neighbouring definitions are when they have been checked.
  private struct Checks: Sendable {
    var definitions: [CheckedDefinition] = []
    var findings: [Finding] = []
    var latent: [Finding] = []

    mutating func add(_ definition: Definition, keys: KeyTable) {
      let check = DefinitionCheck(definition)
      let root = check.repairedRoot(keys: keys)
      definitions.append(CheckedDefinition(definition: definition, root: root))
      findings += check.findings
      latent += check.latent
    }
  }

  /// What is known of neighbouring definitions while their objects are put together.
  private struct Drafts {
    /// The Namespaces that they ask for.
    var requests: [NamespaceTable.Request] = []
    var findings: [Finding] = []
  }

  /// What neighbouring definitions come to.
  private struct Part: Sendable {
    let requests: [NamespaceTable.Request]
    /// The Namespaces that are made already.
    let namespaces: [PlatformObject]
    /// All other objects.
    let objects: [PlatformObject]
    let findings: [Finding]

    init(_ drafts: Drafts, _ all: [PlatformObject]) {
      requests = drafts.requests
      namespaces = all.filter { $0.kind == .namespace }
      objects = all.filter { $0.kind != .namespace }
      findings = drafts.findings
    }
  }

  /// The Namespaces that more than one definition or a manifest may name.
  private func sharedNamespaces(_ manifests: [PlatformObject]) -> Set<String> {
    var names = Set(manifests.lazy.filter { $0.kind == .namespace }.map(\.name))
    for definition in definitions where definition.kind == .tenant {
      let compiler = TenantCompiler(definition)
      if let name = compiler.maker.trees.text(of: compiler.place) { names.insert(name) }
    }
    return names
  }

  /// Compiles neighbours to objects of one tree.
  private func compile(
    _ neighbours: ArraySlice<CheckedDefinition>, sharing shared: Set<String>,
    on sheet: inout ObjectSheet
  ) -> Part {
    var drafts = Drafts()
    for definition in neighbours {
      switch definition.kind {
      case .tenant: compileTenant(definition, on: &sheet, into: &drafts)
      case .project: compileProject(definition, sharing: shared, on: &sheet, into: &drafts)
      case .computeConfig: break
      }
    }
    return Part(drafts, sheet.finish(checkedBy: schemas))
  }

  private func compileTenant(
    _ definition: CheckedDefinition, on sheet: inout ObjectSheet, into drafts: inout Drafts
  ) {
    var compiler = TenantCompiler(definition)
    compiler.compile(in: &sheet)
    sheet.ineffective = []
    if let name = compiler.namespace {
      drafts.requests.append(.shared(name, labels: [compiler.label], by: definition))
    }
    drafts.findings += compiler.findings
  }

  private func compileProject(
    _ definition: CheckedDefinition, sharing shared: Set<String>, on sheet: inout ObjectSheet,
    into drafts: inout Drafts
  ) {
    var compiler = ProjectCompiler(definition, inheritance: inheritance(of: definition))
    if definition.name.isEmpty || shared.contains(definition.name) {
      drafts.requests.append(.shared(definition.nameLeaf, labels: [], by: definition))
    } else {
      drafts.requests.append(.made)
      compiler.makeNamespace(in: &sheet)
    }
    compiler.compile(bases: bases, in: &sheet)
    compiler.report(sheet.ineffective)
    sheet.ineffective = []
    drafts.findings += compiler.findings
  }

  private func inheritance(of project: CheckedDefinition) -> Inheritance {
    guard let name = project.spec?[.tenant] else { return Inheritance(unknownAt: project.blame) }
    guard let text = name.string else { return Inheritance(unknownAt: name.range) }
    guard let tenant = tenants[text] else {
      return Inheritance(unknownAt: otherTenants.contains(text) ? nil : name.range)
    }
    let defaults = tenant.spec?[.projectDefaults]
    let isUnknown =
      tenant.definition.isBroken || tenant.spec?.isPoison == true || defaults?.isPoison == true
    return Inheritance(
      defaults: defaults?.isMapping == true ? defaults : nil,
      unknownAt: isUnknown ? name.range : nil)
  }

  // MARK: Findings

  /// What is wrong with values that no object has, because they are overridden everywhere or nothing
  /// uses them.
  private func unreached(by objects: [PlatformObject]) -> [Finding] {
    guard !latent.isEmpty else { return [] }
    var wanted = Set(latent.map(\.location))
    for object in objects where object.state == .whole {
      for node in object.root.all { wanted.remove(node.range) }
    }
    return latent.filter { wanted.contains($0.location) }
  }

  /// Findings by path and position; what several Projects inherit is told once.
  private static func inOrder(_ findings: [Finding]) -> [Finding] {
    struct Identity: Hashable {
      let rule: RuleName
      let location: SourceRange
      let field: String?
    }
    var known: Set<Identity> = []
    return findings.filter {
      known.insert(Identity(rule: $0.rule, location: $0.location, field: $0.field)).inserted
    }.sorted {
      ($0.location, $0.rule.text, $0.field ?? "") < ($1.location, $1.rule.text, $1.field ?? "")
    }
  }
}

extension [String: CheckedDefinition] {
  /// Adds a definition, unless there is one of its name, which is given back then.
  fileprivate mutating func add(_ definition: CheckedDefinition) -> CheckedDefinition? {
    let known = updateValue(definition, forKey: definition.name)
    if let known { self[definition.name] = known }
    return known
  }
}
