import Definitions
import Platform
import Resolution
import YAMLSyntax

/// Which definitions differ between two states, and which inherit from those.
struct DefinitionImpact {
  /// A definition of either state.
  struct Name: Hashable {
    let kind: DefinitionKind
    let name: String
  }

  private(set) var touched: Set<Name> = []

  init(from base: Side, to head: Side) {
    var before: [Name: Node] = [:]
    for definition in base.definitions where before[Name(definition)] == nil {
      before[Name(definition)] = definition.root
    }
    var after: Set<Name> = []
    for definition in head.definitions {
      let name = Name(definition)
      let isSame = before[name].map { $0.agrees(with: definition.root) } ?? false
      if !isSame || !after.insert(name).inserted { touched.insert(name) }
    }
    for name in before.keys where !after.contains(name) { touched.insert(name) }
    addHeirs(base)
    addHeirs(head)
  }

  /// The objects that touched definitions make.
  func objects(of side: Side) -> [Int] {
    side.catalogue.objects.indices.filter {
      guard case .definition(let kind, let name) = side.catalogue[$0].origin else { return false }
      return touched.contains(Name(kind: kind, name: name))
    }
  }

  /// Adds what starts from a touched base, and the Projects of a touched Tenant.
  private mutating func addHeirs(_ side: Side) {
    let uses = side.expansion.baseUses
    var open = touched.filter { $0.kind == .computeConfig }.map(\.name)
    while let name = open.popLast() {
      for use in uses[name] ?? [] {
        let heir = Name(kind: use.kind, name: use.name)
        if touched.insert(heir).inserted, use.kind == .computeConfig { open.append(use.name) }
      }
    }
    for definition in side.definitions where definition.kind == .project {
      guard let tenant = definition.root[.spec, .tenant]?.string else { continue }
      if touched.contains(Name(kind: .tenant, name: tenant)) { touched.insert(Name(definition)) }
    }
  }
}

extension DefinitionImpact.Name {
  init(_ definition: Definition) {
    self.init(kind: definition.kind, name: definition.name)
  }
}
