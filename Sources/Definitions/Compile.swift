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
  definitions: [CheckedDefinition], manifests: [PlatformObject] = [], schemas: Schemas,
  isExternalTenant: @escaping @Sendable (String) -> Bool = { _ in false }
) -> CompiledDefinitions {
  guard !definitions.isEmpty else { return CompiledDefinitions(manifests: manifests) }
  var compilation = Compilation(schemas, isExternalTenant)
  compilation.take(definitions)
  compilation.findTenants(manifests)
  compilation.linkBases(manifests)
  compilation.compileAll(manifests)
  return compilation.finish(manifests)
}

/// The state of a compilation between its phases.
private struct Compilation {
  private let schemas: Schemas
  private let isExternalTenant: @Sendable (String) -> Bool
  /// The definitions that count: of several of one kind and name the first.
  private var definitions: [CheckedDefinition] = []
  private var tenants: [String: CheckedDefinition] = [:]
  /// The Tenants that are written as manifests.
  private var tenantManifests: Set<String> = []
  private var bases: BaseTable
  private var namespaces = NamespaceTable()
  /// What neighbouring definitions come to, stretch by stretch.
  private var parts: [Part] = []
  private var findings: [Finding] = []
  /// What the platform's schemas tell of values that reach an object.
  private var latent: [Finding] = []

  init(_ schemas: Schemas, _ isExternalTenant: @escaping @Sendable (String) -> Bool) {
    self.schemas = schemas
    self.isExternalTenant = isExternalTenant
    bases = BaseTable([], keys: schemas.keys)
  }

  // MARK: Phases

  /// Takes in what is known of the definitions by themselves.
  mutating func take(_ given: [CheckedDefinition]) {
    for definition in given {
      if !definition.findings.isEmpty { findings += definition.findings }
      if !definition.latent.isEmpty { latent += definition.latent }
    }
    definitions = Compilation.areDistinct(given) ? given : withoutDuplicates(given)
  }

  /// Gathers the Tenants by name: those with a definition, and those with a manifest.
  mutating func findTenants(_ manifests: [PlatformObject]) {
    for definition in definitions where definition.kind == .tenant {
      tenants[definition.name] = definition
    }
    tenantManifests = Set(manifests.lazy.filter { $0.kind == .tenant }.map(\.name))
  }

  mutating func linkBases(_ manifests: [PlatformObject]) {
    bases = BaseTable(definitions.filter { $0.kind == .computeConfig }, keys: schemas.keys)
    bases.link(definitions, manifests: manifests)
    bases.merge()
  }

  /// Compiles every definition by itself, on all cores.
  mutating func compileAll(_ manifests: [PlatformObject]) {
    let shared = sharedNamespaces(manifests)
    let length = stretchLength(of: definitions.count, atMost: Compilation.longestStretch)
    let stretches = (definitions.count + length - 1) / length
    parts = parallelMap(count: stretches, inRunsOf: 1) { [self] in
      ObjectSheet(keys: schemas.keys)
    } body: { [self] sheet, number in
      compile(definitions[(number * length)...].prefix(length), sharing: shared, on: &sheet)
    }
  }

  mutating func finish(_ manifests: [PlatformObject]) -> CompiledDefinitions {
    for part in parts {
      for claim in part.claims { namespaces.add(claim) }
      findings += part.findings
    }
    namespaces.merge(manifests)
    var all = namespaces.rest(of: manifests)
    let manifestCount = all.count
    all.reserveCapacity(manifestCount + parts.reduce(0) { $0 + $1.objects.count })
    all += namespaces.objects(checkedBy: schemas)
    for part in parts { all += part.objects }
    findings += bases.findings
    // What a broken document names may be in the part that cannot be read.
    if !definitions.contains(where: \.definition.isBroken) { findings += bases.unused }
    findings += unreached(by: all[manifestCount...])
    return CompiledDefinitions(
      all: all, manifestCount: manifestCount, lists: parts.map(\.objects),
      findings: Compilation.inOrder(findings), bases: bases.bases, definitions: definitions,
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

  /// Whether surely no two definitions have kind and name in common, as it nearly always is.
  private static func areDistinct(_ definitions: [CheckedDefinition]) -> Bool {
    var known = Set<UInt64>(minimumCapacity: definitions.count)
    return definitions.allSatisfy { known.insert($0.hash).inserted }
  }

  /// Tells what is defined twice; of several definitions of one kind and name the first is left.
  private mutating func withoutDuplicates(
    _ given: [CheckedDefinition]
  ) -> [CheckedDefinition] {
    var first = DefinitionKind.allCases.map { _ in [String: CheckedDefinition]() }
    return given.filter { definition in
      guard !definition.name.isEmpty, let known = first[definition.kind.number].add(definition)
      else { return true }
      findings.append(duplicate(definition.definition, of: known.definition))
      return false
    }
  }

  /// How many neighbouring definitions a thread takes at a time, whose objects share a tree.
  private static let longestStretch = 32

  /// What is known of neighbouring definitions while their objects are put together.
  private struct Drafts {
    /// The Namespaces that they ask for and others may ask for as well.
    var claims: [NamespaceTable.Claim] = []
    var findings: [Finding] = []
  }

  /// What neighbouring definitions come to.
  private struct Part: Sendable {
    let claims: [NamespaceTable.Claim]
    /// All objects but the Namespaces that are claimed.
    let objects: [PlatformObject]
    let findings: [Finding]
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
    return Part(
      claims: drafts.claims, objects: sheet.finish(checkedBy: schemas),
      findings: drafts.findings)
  }

  private func compileTenant(
    _ definition: CheckedDefinition, on sheet: inout ObjectSheet, into drafts: inout Drafts
  ) {
    var compiler = TenantCompiler(definition)
    compiler.compile(in: &sheet)
    sheet.ineffective = []
    if let name = compiler.namespace {
      drafts.claims.append(
        NamespaceTable.Claim(of: definition, name: name, labels: [compiler.label]))
    }
    drafts.findings += compiler.findings
  }

  private func compileProject(
    _ definition: CheckedDefinition, sharing shared: Set<String>, on sheet: inout ObjectSheet,
    into drafts: inout Drafts
  ) {
    var compiler = ProjectCompiler(definition, inheritance: inheritance(of: definition))
    if definition.name.isEmpty || shared.contains(definition.name) {
      drafts.claims.append(
        NamespaceTable.Claim(of: definition, name: definition.nameLeaf, labels: []))
    } else {
      compiler.makeNamespace(in: &sheet)
    }
    compiler.compile(bases: bases, in: &sheet)
    compiler.report(sheet.ineffective)
    sheet.ineffective = []
    drafts.findings += compiler.findings
  }

  private func inheritance(of project: CheckedDefinition) -> Inheritance {
    guard let name = project.spec?[.tenant] else { return Inheritance(unknownAt: project.blame) }
    guard let text = project.tenantName else { return Inheritance(unknownAt: name.range) }
    guard let tenant = tenants[text] else {
      let exists = tenantManifests.contains(text) || isExternalTenant(text)
      return Inheritance(unknownAt: exists ? nil : name.range)
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
  private func unreached(by objects: ArraySlice<PlatformObject>) -> [Finding] {
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
