import Concurrency
package import Configuration
package import Platform
import YAMLSyntax

/// All objects of a run with everything that follows from them together: who refers to whom, what a
/// Project's settings and quotas really are, and in which order the cluster can take them.
///
/// A class for the same reason as the catalogue.
package final class Resolution: Sendable {
  package let configuration: Configuration
  package let schemas: Schemas
  package let catalogue: Catalogue
  private let allReferences: References
  /// The order in which the objects can be created.
  package let graph: DependencyGraph
  private let projectsByTenant: [String: [Int]]
  /// For each object those that refer to it, ascending, once for each reference.
  private let referrers: Adjacency
  /// Of the Projects in the order of the catalogue; nil where the content is not known.
  private let settings: [EffectiveSettings?]

  package init(catalogue: Catalogue, schemas: Schemas, configuration: Configuration) {
    self.catalogue = catalogue
    self.schemas = schemas
    self.configuration = configuration
    let references = References(ofObjects: catalogue.objects.count) {
      ReferenceCollector(catalogue: catalogue, target: configuration.target)
    }
    allReferences = references
    var referrers: [(owner: Int, element: Int)] = []
    referrers.reserveCapacity(references.count)
    for reference in references {
      if case .object(let target) = reference.referent {
        referrers.append((target, reference.from))
      }
    }
    self.referrers = Adjacency(count: catalogue.objects.count, pairs: referrers)
    projectsByTenant = Resolution.projectsByTenant(in: catalogue, references)
    graph = DependencyGraph(catalogue: catalogue, references: references)
    let projects = catalogue.indices(of: .project)
    settings = parallelMap(count: projects.count, inRunsOf: 256) { offset in
      let index = projects.lowerBound + offset
      guard catalogue.isWhole(at: index) else { return nil }
      return Resolution.settings(of: index, references, catalogue, configuration.target)
    }
  }

  /// The Projects that name each Tenant, ascending.
  private static func projectsByTenant(
    in catalogue: Catalogue, _ references: References
  ) -> [String: [Int]] {
    var projects: [String: [Int]] = [:]
    for index in catalogue.indices(of: .project) {
      let name =
        catalogue.isWhole(at: index)
        ? references[from: index].first { $0.role == .projectTenant }?.target.name
        : catalogue[index].spec?[.tenantRef]?[.name]?.string
      if let name { projects[name, default: []].append(index) }
    }
    return projects
  }

  /// The merged settings of a Project.
  private static func settings(
    of index: Int, _ references: References, _ catalogue: Catalogue, _ target: Target
  ) -> EffectiveSettings {
    let project = references[from: index]
    let own = project.first { $0.role == .projectSettings }
    var inherited: Referent? = .unreadable
    if case .object(let tenant)? = project.first(where: { $0.role == .projectTenant })?.referent,
      catalogue[tenant].state == .whole
    {
      inherited =
        references[from: tenant].first { $0.role == .tenantSettings }?.referent
        ?? (catalogue[tenant].spec?[.settingsRef] == nil ? nil : .unreadable)
    }
    let mine = own?.referent ?? (catalogue[index].spec?[.settingsRef] == nil ? nil : .unreadable)
    return EffectiveSettings(own: mine, inherited: inherited, in: catalogue, target: target)
  }

  package var target: Target { configuration.target }

  /// All references, ascending by the object that refers; of one object in the order of its fields.
  package var references: References {
    #if DEBUG
      Looks.add(allReferences.count)
    #endif
    return allReferences
  }

  /// The references of an object, in the order of its fields.
  package func references(from index: Int) -> ArraySlice<Reference> {
    allReferences[from: index]
  }

  /// An object's reference of a role; nil where it has none.
  package func reference(_ role: ReferenceRole, from index: Int) -> Reference? {
    references(from: index).first { $0.role == role }
  }

  /// Whether any object refers to an object.
  package func isReferredTo(_ index: Int) -> Bool { !referrers[index].isEmpty }

  /// The references to an object, ascending by the object that refers.
  package func references(to index: Int) -> [Reference] {
    var last: Int?
    return referrers[index].flatMap { object -> [Reference] in
      // Who refers to it twice is there twice, side by side.
      guard object != last else { return [] }
      last = object
      return allReferences[from: object].filter { $0.referent == .object(index) }
    }
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
