import Concurrency
package import Configuration
package import Platform
import YAMLSyntax

/// All objects of a run with everything that follows from them together: who refers to whom, what a
/// Project's settings and quotas really are, and in which order the cluster can take them.
package struct Resolution: Sendable {
  package let configuration: Configuration
  package let schemas: Schemas
  package let catalogue: Catalogue
  private let allReferences: [Reference]
  /// The order in which the objects can be created.
  package let graph: DependencyGraph
  private let firstReference: [Int]
  private let projectsByTenant: [String: [Int]]
  private let referrers: Adjacency
  /// Of the Projects in the order of the catalogue; nil where the content is not known.
  private let settings: [EffectiveSettings?]

  package init(catalogue: Catalogue, schemas: Schemas, configuration: Configuration) {
    self.catalogue = catalogue
    self.schemas = schemas
    self.configuration = configuration
    let (references, firstReference) = Resolution.references(
      in: catalogue, target: configuration.target)
    allReferences = references
    self.firstReference = firstReference
    var referrers: [(owner: Int, element: Int)] = []
    referrers.reserveCapacity(references.count)
    for (index, reference) in references.enumerated() {
      guard case .object(let target) = reference.referent else { continue }
      referrers.append((target, index))
    }
    self.referrers = Adjacency(count: catalogue.objects.count, pairs: referrers)
    var projectsByTenant: [String: [Int]] = [:]
    for index in catalogue.indices(of: .project) {
      guard let tenant = catalogue[index].spec?[.tenantRef]?[.name]?.string else { continue }
      projectsByTenant[tenant, default: []].append(index)
    }
    self.projectsByTenant = projectsByTenant
    graph = DependencyGraph(
      catalogue: catalogue, references: references, firstReference: firstReference)
    let projects = catalogue.indices(of: .project)
    settings = parallelMap(count: projects.count, inRunsOf: 256) { offset in
      let index = projects.lowerBound + offset
      guard catalogue[index].state == .whole else { return nil }
      return Resolution.settings(
        of: index, references[firstReference[index]..<firstReference[index + 1]], catalogue,
        configuration.target
      ) { references[firstReference[$0]..<firstReference[$0 + 1]] }
    }
  }

  /// The references of all objects, and where those of each object start.
  private static func references(
    in catalogue: Catalogue, target: Target
  ) -> ([Reference], [Int]) {
    let collected = parallelStretches(count: catalogue.objects.count, of: 256) { objects in
      var collector = ReferenceCollector(catalogue: catalogue, target: target)
      for index in objects { collector.collect(from: index) }
      return collector.references
    }
    let references = collected.flatMap(\.self)
    var first: [Int] = []
    first.reserveCapacity(catalogue.objects.count + 1)
    var next = 0
    for index in catalogue.objects.indices {
      first.append(next)
      while next < references.count, references[next].from == index { next += 1 }
    }
    first.append(next)
    return (references, first)
  }

  /// The merged settings of a Project.
  private static func settings(
    of index: Int, _ references: ArraySlice<Reference>, _ catalogue: Catalogue, _ target: Target,
    ofTenant tenantReferences: (Int) -> ArraySlice<Reference>
  ) -> EffectiveSettings {
    let own = references.first { $0.role == .projectSettings }
    var inherited: Referent? = .unreadable
    if case .object(let tenant)? = references.first(where: { $0.role == .projectTenant })?.referent,
      catalogue[tenant].state == .whole
    {
      inherited =
        tenantReferences(tenant).first { $0.role == .tenantSettings }?.referent
        ?? (catalogue[tenant].spec?[.settingsRef] == nil ? nil : .unreadable)
    }
    let mine = own?.referent ?? (catalogue[index].spec?[.settingsRef] == nil ? nil : .unreadable)
    return EffectiveSettings(own: mine, inherited: inherited, in: catalogue, target: target)
  }

  package var target: Target { configuration.target }

  /// All references, ascending by the object that refers; of one object in the order of its fields.
  package var references: [Reference] {
    #if DEBUG
      Looks.add(allReferences.count)
    #endif
    return allReferences
  }

  /// The references of an object, in the order of its fields.
  package func references(from index: Int) -> ArraySlice<Reference> {
    allReferences[firstReference[index]..<firstReference[index + 1]]
  }

  /// An object's reference of a role; nil where it has none.
  package func reference(_ role: ReferenceRole, from index: Int) -> Reference? {
    references(from: index).first { $0.role == role }
  }

  /// Whether any object refers to an object.
  package func isReferredTo(_ index: Int) -> Bool { !referrers[index].isEmpty }

  /// The references to an object, ascending by the object that refers.
  package func references(to index: Int) -> [Reference] {
    referrers[index].map { allReferences[$0] }
  }

  /// The Projects that name a Tenant, ascending.
  package func projects(of tenant: String) -> [Int] { projectsByTenant[tenant] ?? [] }

  /// The Tenant that a Project names, as far as it is in the repository.
  package func tenant(of project: Int) -> Int? {
    guard case .object(let tenant)? = reference(.projectTenant, from: project)?.referent else {
      return nil
    }
    return tenant
  }

  /// The merged settings of a Project.
  package func effectiveSettings(of project: Int) -> EffectiveSettings? {
    let projects = catalogue.indices(of: .project)
    return projects.contains(project) ? settings[project - projects.lowerBound] : nil
  }

  /// What a Project may use of a GPU family; nil where nothing restricts it as far as is known.
  ///
  /// Where the Tenant cannot be looked into this is what the Project's own quota allows; the Tenant's
  /// can only take from it.
  package func effectiveQuota(
    _ sort: GPUQuota.Sort, of family: String, in project: Int
  ) -> EffectiveQuota? {
    func resources(_ index: Int) -> (index: Int, resources: Node?) {
      (index, catalogue[index].spec?[.gpuResources])
    }
    let tenant = tenant(of: project).flatMap { catalogue[$0].state == .whole ? resources($0) : nil }
    return EffectiveQuota.of(family, sort, project: resources(project), tenant: tenant)
  }
}
